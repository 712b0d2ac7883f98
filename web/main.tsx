import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.js';

const place = document.getElementById('dashboard');
if (!place) throw new Error('index.html has no element "dashboard"');
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
