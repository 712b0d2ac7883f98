import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MlDashboard, MlProvider } from '../client/react/index.js';

const place = document.getElementById('dashboard');
if (!place) throw new Error('index.html has no element "dashboard"');
createRoot(place).render(
  <StrictMode>
    <MlProvider baseUrl={window.location.origin}>
      <MlDashboard basePath="/dashboard" />
    </MlProvider>
  </StrictMode>,
);
