import { type Started, startDashboard } from './started.js';
import { assetView } from './views/asset.js';
import { badAddresses } from './views/bad-addresses.js';
import { clocks } from './views/clocks.js';
import { capacityView } from './views/capacity.js';
import { episodeDetails } from './views/episode-details.js';
import { everyView } from './views/every-view.js';
import { faults } from './views/faults.js';
import { forecastOnCharts } from './views/forecast.js';
import { hostApp } from './views/host-app.js';
import { incidentViews } from './views/incidents.js';
import { keyboardAlone } from './views/keyboard.js';
import { largeFleet } from './views/large-fleet.js';
import { maintenanceView } from './views/maintenance.js';
import { modelsView } from './views/models.js';
import { nowView } from './views/now.js';
import { signIn } from './views/sign-in.js';
import { systemView } from './views/system.js';
import { thresholdView } from './views/threshold.js';

describe('the dashboard in a browser', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    dashboard = await startDashboard();
  });

  afterAll(() => dashboard?.stop());

  const started = (): Started => dashboard!;
  everyView(started);
  assetView(started);
  forecastOnCharts(started);
  keyboardAlone(started);
  episodeDetails(started);
  incidentViews(started);
  thresholdView(started);
  systemView(started);
  clocks(started);
  signIn(started);
  largeFleet(started);
  capacityView(started);
  maintenanceView(started);
  badAddresses(started);
  nowView(started);
  modelsView(started);
  hostApp(started);
  // Last: they take away what the others need.
  faults(started);
});
