import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET, SOME_ASSETS } from '../fleet.js';
import { AnswerChecker } from '../fuzz/answer-checker.js';
import { type FuzzRequest, fuzzRequests } from '../fuzz/fuzz-requests.js';
import { sendRaw } from '../fuzz/send-raw.js';
import type { OpenApiDocument } from '../openapi-examples.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const N_REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 600);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const AT_A_TIME = 4;
const MAX_SHOWN = 20;

const MESSAGE = '7d2e5c84-1f3b-4a96-8c0d-5b9a6e2f4d18';
const EVENT = {
  source: 'nms',
  assetId: EXAMPLE_ASSET,
  severity: 'info',
  category: 'fuzz',
  title: 'fuzz',
  message: 'One that EMS Core takes when it is sent again',
  metadata: {},
};
const RUN = '3f9a7d10-5c2e-4b8f-a1d6-8e0c4f7b2a95';

function shown({ method, path, headers, body }: FuzzRequest): string {
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 100)} ${body?.toString().slice(0, 300) ?? ''}`;
}

/** FUZZ_REQUESTS random requests, many of them malformed, from the seed FUZZ_SEED. */
describe('any request', () => {
  let platform: Platform;
  let service: Service;
  let document: OpenApiDocument;
  let ids: Readonly<Record<string, readonly string[]>>;

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    await platform.report(EXAMPLE_ASSET, 'latency', 9000);
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
    document = (await service.get('/openapi.json')).body as unknown as OpenApiDocument;
    const episode = await waitFor(
      async () => (await platform.rows('select id from anomaly_episodes limit 1'))[0],
      { what: 'an episode' },
    );
    const incident = await waitFor(
      async () => (await platform.rows('select id from incidents where "mergedInto" is null limit 1'))[0],
      { what: 'an incident' },
    );
    await platform.rows(`
      insert into outbox_messages (id, kind, "identityKey", "episodeId", payload, status)
      values ('${MESSAGE}', 'event', 'fuzz', gen_random_uuid(), '${JSON.stringify(EVENT)}', 'parked');
      insert into training_runs (id, "modelType", status, trigger, request, "serviceVersion", "featureVersion", "startedAt", "aliveAt")
      values ('${RUN}', 'anomaly_detection', 'failed', 'request', '{}', '1', 1, now(), now())`);
    const created = await service.post('/api/v1/silences', { metricName: 'disk', reason: 'fuzz' });
    const incidentId = String(incident.id);
    const given = await service.post(`/api/v1/incidents/${incidentId}/feedback`, { feedback: 'real' });
    const failure = await service.post('/api/v1/maintenance/failures', {
      assetId: EXAMPLE_ASSET,
      failedAt: new Date(Date.now() - 86_400_000).toISOString(),
      by: 'noc',
      reason: 'fuzz',
    });
    const { models } = (await service.get('/api/v1/models')).body as { models: { modelVersion: string }[] };
    ids = {
      assetId: [EXAMPLE_ASSET],
      modelVersion: models.map(({ modelVersion }) => modelVersion),
      '/api/v1/anomaly/episodes': [String(episode.id)],
      '/api/v1/incidents': [incidentId],
      feedbackId: [(given.body.feedback as { id: string }).id],
      '/api/v1/maintenance/failures': [(failure.body.failure as { id: string }).id],
      '/api/v1/maintenance/recommendations': [`replace-fan.${EXAMPLE_ASSET}`],
      '/api/v1/silences': [(created.body.silence as { id: string }).id],
      '/api/v1/training-runs': [RUN],
      '/api/v1/ems/outbox': [MESSAGE],
    };
  });

  afterAll(() => platform.stop());

  it('is answered as the document says, or refused with a problem', async () => {
    const checker = new AnswerChecker(document);
    const known = (path: string, parameter: string): readonly string[] =>
      ids[parameter] ?? ids[path.split('/{')[0] ?? ''] ?? [];
    const requests = fuzzRequests(document, known, { seed: SEED, nRequests: N_REQUESTS });
    const faults: string[] = [];
    const counts: Record<string, number> = {};
    const startedAt = performance.now();
    const waiting = requests.values();
    const sendAll = async (): Promise<void> => {
      for (const request of waiting) {
        const answer = await sendRaw(service.url, request).catch((error: unknown) => String(error));
        const status = typeof answer === 'string' ? 'none' : String(answer.status);
        counts[status] = (counts[status] ?? 0) + 1;
        const fault = typeof answer === 'string' ? answer : checker.faultOf(request, answer);
        if (fault !== undefined) faults.push(`${shown(request)}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, sendAll));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(
      `Fuzz: ${requests.length} requests, seed ${SEED}, ${seconds} s, ${JSON.stringify(counts)}\n`,
    );

    expect({ seed: SEED, faults: faults.slice(0, MAX_SHOWN) }).toEqual({ seed: SEED, faults: [] });
    expect(new Set(requests.map(({ operation }) => operation.operationId)).size).toBe(
      Object.values(document.paths).flatMap((operations) => Object.keys(operations)).length,
    );
  }, 1_800_000);

  it('leaves the service as well as it was', async () => {
    expect((await service.get('/api/v1/health')).body.status).toBe('healthy');
    expect((await service.get('/health')).body).toEqual({ status: 'healthy' });
    expect(service.program.output().match(/.*ERROR.*(\n +at .*)*/g) ?? []).toEqual([]);
  });
});
