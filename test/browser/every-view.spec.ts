import { type Started, startDashboard } from './started.js';
import { everyView } from './views/every-view.js';
import { faultyPage } from './views/faulty-page.js';

describe('the views of the dashboard', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    // Nothing happens that a later sweep would find.
    dashboard = await startDashboard({ SWEEP_INTERVAL_SECONDS: '3600' });
  });

  afterAll(() => dashboard?.stop());

  const started = (): Started => dashboard!;
  faultyPage(started);
  everyView(started);
});
