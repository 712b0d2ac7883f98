import { type Started, startDashboard } from './started.js';
import { assetView } from './views/asset.js';
import { badAddresses } from './views/bad-addresses.js';
import { clocks } from './views/clocks.js';
import { episodeDetails } from './views/episode-details.js';
import { forecastOnCharts } from './views/forecast.js';
import { incidentViews } from './views/incidents.js';
import { keyboardAlone } from './views/keyboard.js';
import { signIn } from './views/sign-in.js';
import { systemView } from './views/system.js';
import { thresholdView } from './views/threshold.js';

describe('assets, episodes and incidents in a browser', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    dashboard = await startDashboard();
  });

  afterAll(() => dashboard?.stop());

  const started = (): Started => dashboard!;
  assetView(started);
  forecastOnCharts(started);
  keyboardAlone(started);
  episodeDetails(started);
  incidentViews(started);
  thresholdView(started);
  systemView(started);
  clocks(started);
  signIn(started);
  badAddresses(started);
});
