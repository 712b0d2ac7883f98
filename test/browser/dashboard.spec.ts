import { faults } from './views/faults.js';
import { everyView } from './views/every-view.js';
import { modelsView } from './views/models.js';
import { nowView } from './views/now.js';
import { type Started, startDashboard } from './started.js';

describe('the dashboard in a browser', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    dashboard = await startDashboard();
  }, 240_000);

  afterAll(() => dashboard?.stop());

  const started = (): Started => dashboard!;
  everyView(started);
  nowView(started);
  modelsView(started);
  // Last: they take away what the others need.
  faults(started);
});
