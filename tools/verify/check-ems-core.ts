import type { EmsAsset, EmsClient } from '../../src/ems/index.js';
import { EVENT_CATEGORY } from '../../src/ems/events/to-event-draft.js';
import { RESOLUTION_CATEGORY } from '../../src/ems/events/to-resolution-draft.js';
import { storedMetricNames } from '../../src/metrics/metric-vocabulary.js';
import { attempt, fail, type Finding, ok, warn } from './check.js';

const DAY_MS = 86_400_000;
const TITLE = 'Connection test of ems-ml-service';

/** Asks EMS Core for everything that the service reads there. Writes nothing. */
export async function* checkEmsCore(client: EmsClient): AsyncGenerator<Finding> {
  const health = await client.checkHealth();
  if (!health.isReachable) {
    yield fail(`EMS Core does not answer: ${health.detail}`, 'Check the address and the network.');
    return;
  }
  yield health.isHealthy
    ? ok(`EMS Core ${health.version ?? ''} answers and is healthy`)
    : fail(health.detail, "Mend EMS Core's database first.");
  const listed = client.listAssets();
  yield attempt('GET /assets', async () => {
    const assets = await listed;
    const first = assets[0];
    if (!first) return warn('GET /assets: no asset yet', 'There is nothing to watch until assets are added.');
    const nMonitored = assets.filter(({ isMonitored }) => isMonitored).length;
    return ok(`GET /assets: ${assets.length} assets, ${nMonitored} of them monitored, ids like ${first.id}`);
  });
  yield attempt('GET /metrics', async () => checkMetrics(client, await listed));
  yield attempt('GET /events', async () =>
    ok(`GET /events: ${(await client.listEvents({ limit: 1 })).total} events`),
  );
  yield attempt('GET /alerts', async () =>
    ok(`GET /alerts: ${(await client.listAlerts({ limit: 1 })).total} alerts`),
  );
}

/** Only installations that let the service log in have this. */
export async function* checkTopology(client: EmsClient): AsyncGenerator<Finding> {
  if (!client.canReadTopology) return;
  yield attempt(
    'Topology',
    async () => {
      const { nodes, links } = await client.readTopology();
      return ok(`Login and topology: ${nodes.length} assets, ${links.length} connections`);
    },
    'The account in EMS_CORE_USERNAME must be an administrator.',
  );
}

/** The REST API does not list metric names, so the most common metric is requested by both of its names. */
async function checkMetrics(client: EmsClient, assets: readonly EmsAsset[]): Promise<Finding> {
  const asset = assets.find(({ isMonitored }) => isMonitored);
  if (!asset) return warn('GET /metrics: not tried, no asset is monitored');
  const to = new Date();
  const from = new Date(to.getTime() - DAY_MS);
  let nSamples = 0;
  for (const metricName of storedMetricNames('cpu_usage'))
    nSamples += (await client.queryMetric({ assetId: asset.id, metricName, from, to }, 'sweep')).length;
  const text = `GET /metrics: ${nSamples} samples of cpu_usage of ${asset.name} in a day`;
  return nSamples > 0
    ? ok(text)
    : warn(text, 'METRICS_SOURCE=api would see nothing of it; read the database instead.');
}

/** Posts an event and an alert, and resolves the alert. Both stay in EMS Core, under a title that says what they are. */
export async function* checkDelivery(client: EmsClient): AsyncGenerator<Finding> {
  let eventId: string | undefined;
  yield attempt('POST /events', async () => {
    const [asset] = await client.listAssets();
    if (!asset) return warn('POST /events: not tried, there is no asset');
    const event = await client.createEvent({
      source: 'server',
      assetId: asset.id,
      severity: 'info',
      category: EVENT_CATEGORY,
      title: TITLE,
      message: 'Posted by npm run verify:ems -- --write; nothing is wrong.',
      metadata: {},
    });
    eventId = event.id;
    return ok(`POST /events: taken as ${event.id}`);
  });
  const id = eventId;
  if (id === undefined) return;
  yield attempt('POST /alerts and resolve', async () => {
    const alert = await client.createAlert({ eventId: id });
    const resolutionNotes = 'Connection test, over.';
    await client.resolveAlert(alert.id, { resolutionNotes, resolutionCategory: RESOLUTION_CATEGORY });
    return ok(`POST /alerts: opened ${alert.id}, and resolved it`);
  });
}
