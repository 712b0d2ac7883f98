import { type Started, startDashboard } from './started.js';
import { capacityView } from './views/capacity.js';
import { faults } from './views/faults.js';
import { hostApp } from './views/host-app.js';
import { largeFleet } from './views/large-fleet.js';
import { maintenanceView } from './views/maintenance.js';
import { modelsView } from './views/models.js';
import { nowView } from './views/now.js';

describe('the fleet, its models and what is away, in a browser', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    dashboard = await startDashboard();
  });

  afterAll(() => dashboard?.stop());

  const started = (): Started => dashboard!;
  largeFleet(started);
  capacityView(started);
  maintenanceView(started);
  nowView(started);
  modelsView(started);
  hostApp(started);
  // Last: they take away what the others need.
  faults(started);
});
