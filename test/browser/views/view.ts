import type { Page } from 'playwright-core';
import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import { FORECAST_ASSET } from '../stored-forecasts.js';

export interface View {
  readonly name: string;
  readonly path: string | ((started: Started) => Promise<string>);
  /** Waits for what only the service's own answers can put there. */
  readonly isShown: (page: Page) => Promise<unknown>;
}

export const VIEWS: readonly View[] = [
  {
    name: 'Now',
    path: '/',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Open incidents' }).getByText('and 3 others').first().waitFor();
      await page.getByRole('table', { name: 'Open episodes' }).getByText('core-rtr-01').first().waitFor();
      await page.locator('.ml-heat-name', { hasText: 'core-rtr-01' }).waitFor();
    },
  },
  {
    name: 'Asset',
    path: `/assets/${EXAMPLE_ASSET}`,
    isShown: async (page) => {
      await page.getByRole('heading', { name: 'core-rtr-01', level: 1 }).waitFor();
      await page.locator('canvas').first().waitFor();
    },
  },
  {
    name: 'Asset with forecasts',
    path: `/assets/${FORECAST_ASSET}?forecast=ahead&hours=72&seasons=shown`,
    isShown: async (page) => {
      await page.getByRole('img', { name: /^accepted sessions .* with a forecast$/ }).waitFor();
      await page.getByRole('img', { name: /^Typical week of accepted sessions/ }).waitFor();
    },
  },
  {
    name: 'Episode',
    path: async (started) => `/episodes/${await openEpisode(started)}`,
    isShown: async (page) => {
      await page.getByRole('heading', { name: 'latency of core-rtr-01', level: 1 }).waitFor();
      await page.getByRole('group', { name: 'Feedback' }).waitFor();
      await page.locator('canvas').first().waitFor();
    },
  },
  {
    name: 'Incidents',
    path: '/incidents?hours=168',
    isShown: (page) =>
      page
        .getByRole('table', { name: 'Incidents by priority' })
        .getByRole('link', { name: 'active connections high' })
        .first()
        .waitFor(),
  },
  {
    name: 'Incident',
    path: async (started) => `/incidents/${await openIncident(started)}`,
    isShown: async (page) => {
      await page.getByRole('heading', { name: /of [a-z-]+\d+$/, level: 1 }).waitFor();
      await page.getByRole('img', { name: /^core-rtr-01: / }).waitFor();
      await page.getByRole('region', { name: 'Around it' }).getByText('core-rtr-01').waitFor();
    },
  },
  {
    name: 'Noise',
    path: '/noise',
    isShown: async (page) => {
      await page.getByRole('img', { name: /^Alerts of the last 7 days/ }).waitFor();
      await page.getByRole('table', { name: 'Noisiest entities and kinds' }).getByText('lb-01').waitFor();
    },
  },
  {
    name: 'Capacity',
    path: '/capacity',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'When limits are reached' }).getByText('db-srv-01').waitFor();
    },
  },
  {
    name: 'What if',
    path: `/capacity?of=bandwidth_in%2Fasset%2F${EXAMPLE_ASSET}`,
    isShown: async (page) => {
      await page.getByRole('table', { name: 'As it is and under the change' }).waitFor();
    },
  },
  {
    name: 'Maintenance',
    path: '/maintenance',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'What to do' }).getByText('Replace the fan').waitFor();
      await page.getByRole('table', { name: 'What may fail' }).getByText('dist-sw-01').waitFor();
      await page.getByRole('table', { name: 'Failures', exact: true }).getByText('acc-sw-01').waitFor();
      await page.getByRole('img', { name: /^Assets by score/ }).waitFor();
    },
  },
  {
    name: 'Models',
    path: '/models',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Versions of the model' }).getByText('active').waitFor();
      await page.getByRole('table', { name: 'Versions side by side' }).waitFor();
      await page.getByRole('table', { name: /^Drift of each metric/ }).waitFor();
    },
  },
  {
    name: 'Try a threshold',
    path: '/threshold?days=1',
    isShown: async (page) => {
      await page.getByRole('slider', { name: /^Threshold/ }).waitFor();
      await page.getByRole('table', { name: 'Episodes at this threshold' }).waitFor();
    },
  },
  {
    name: 'System',
    path: '/system',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Queues of jobs' }).getByText('sweep').waitFor();
      await page.getByRole('table', { name: 'Settings in force' }).getByText('NODE_ENV').first().waitFor();
    },
  },
];

export async function pathOf({ path }: View, started: Started): Promise<string> {
  return typeof path === 'string' ? path : path(started);
}

/** Of the latency of the core router. */
export async function openEpisode({ service }: Started): Promise<string> {
  const path = `/api/v1/anomaly/episodes?status=open&assetId=${EXAMPLE_ASSET}&metricName=latency`;
  const { body } = await service.get(path);
  const [episode] = body.episodes as { readonly id: string }[];
  return episode?.id ?? '';
}

/** That of the core router, with more than one member. */
export async function openIncident({ service }: Started): Promise<string> {
  return waitFor(
    async () => {
      const { body } = await service.get(`/api/v1/incidents?assetId=${EXAMPLE_ASSET}`);
      const incidents = body.incidents as { readonly id: string; readonly entities: number }[];
      // With all that is behind it: until then it may become part of another one.
      return incidents.find(({ entities }) => entities >= 4)?.id;
    },
    { timeoutMs: 60_000, what: 'the incident of the core router' },
  );
}
