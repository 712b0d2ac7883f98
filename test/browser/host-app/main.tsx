import 'antd/dist/reset.css';
import './tailwind.css';
import { Button, Card, Layout } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

interface Places {
  readonly WithMl: ComponentType<{ children: ReactNode }>;
  readonly MlPage: ComponentType;
  readonly DeviceIndicator: ComponentType<{ deviceId: string }>;
  readonly DeviceChart: ComponentType<{ deviceId: string; metric: string }>;
  readonly DeviceAnomalies: ComponentType<{ deviceId: string }>;
}

/** The lines of docs/frontend.md, which the test puts there. */
const snippets = import.meta.glob<Partial<Places>>('./places/*.tsx', { eager: true });
const places = Object.assign({}, ...Object.values(snippets)) as Places;

function App() {
  const [, page = '', deviceId = ''] = window.location.pathname.split('/');
  return (
    <places.WithMl>
      <Layout>
        <h1 className="text-2xl">A platform</h1>
        <p>With Ant Design and Tailwind CSS.</p>
        <div className="tailwind border p-4">
          <Button type="primary">Of the app</Button>
        </div>
        <Card title="A device">{page === 'devices' && <Device deviceId={deviceId} />}</Card>
        {page === 'ml' && <places.MlPage />}
      </Layout>
    </places.WithMl>
  );
}

function Device({ deviceId }: { readonly deviceId: string }) {
  return (
    <>
      <places.DeviceIndicator deviceId={deviceId} />
      <places.DeviceChart deviceId={deviceId} metric="latency" />
      <places.DeviceAnomalies deviceId={deviceId} />
    </>
  );
}

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element "app"');
createRoot(place).render(<App />);
