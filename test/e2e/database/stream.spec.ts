import { freePort, waitFor } from '../../support/index.js';
import { type EventStream, openStream } from '../event-stream.js';
import { EXAMPLE_ASSET, SOME_ASSETS } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

describe('the stream of live events', () => {
  let platform: Platform;
  let [maker, other]: readonly (Service | undefined)[] = [];
  let episodeId: string;
  const streams: EventStream[] = [];

  const open = async (service: Service | undefined, lastId?: string): Promise<EventStream> => {
    const stream = await openStream(service?.url ?? '', lastId);
    streams.push(stream);
    await waitFor(() => stream.lastId() !== '', { what: 'the stream to begin' });
    return stream;
  };
  const giveFeedback = async (feedback: string): Promise<void> => {
    const answer = await maker?.post(`/api/v1/anomaly/episodes/${episodeId}/feedback`, { feedback });
    expect(answer?.status).toBe(200);
  };
  const isFeedback = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): boolean =>
    data.change === 'feedback';

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    await platform.report(EXAMPLE_ASSET, 'latency', 9000);
    maker = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await maker.ready();
    other = platform.startService({
      SWEEP_INTERVAL_SECONDS: '3600',
      ROLES: 'api',
      PORT: String(await freePort()),
    });
    await other.ready();
    const episodes = (await maker.get('/api/v1/anomaly/episodes')).body.episodes as { id: string }[];
    episodeId = episodes[0]?.id ?? '';
  });
  afterAll(async () => {
    for (const stream of streams) stream.leave();
    await platform.stop();
  });

  it('sends through one replica what another has made', async () => {
    const stream = await open(other);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('content-encoding')).toBeNull();
    await giveFeedback('true_positive');
    const event = await stream.next(isFeedback, 'feedback');

    expect(event).toMatchObject({
      name: 'episode',
      data: { id: episodeId, assetId: expect.anything() as unknown, assetName: expect.any(String) as string },
    });
  });

  it('sends of a training and of the model that it makes', async () => {
    const stream = await open(other);
    const answer = await maker?.post('/api/v1/anomaly/train', { modelType: 'anomaly_detection' });
    expect(answer?.status).toBe(200);
    const model = await stream.next(({ name }) => name === 'model', 'the new model');
    const done = await stream.next(
      ({ name, data }) => name === 'training' && data.status === 'active',
      'the end of the run',
    );

    expect(model.data).toEqual({ change: 'activated', modelVersion: answer?.body.modelVersion });
    expect(done.data).toMatchObject({ percent: 100, modelVersion: answer?.body.modelVersion });
    const ids = stream.received.map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  it('misses nothing and sends nothing twice when a client comes back, at another replica', async () => {
    const first = await open(maker);
    await giveFeedback('unsure');
    await first.next(isFeedback, 'feedback');
    first.leave();
    for (const feedback of ['true_positive', 'unsure', 'true_positive']) await giveFeedback(feedback);
    const second = await open(other, first.lastId());
    await giveFeedback('unsure');
    const feedbackOf = ({ received }: EventStream) => received.filter(isFeedback).map(({ id }) => id);
    await waitFor(() => feedbackOf(second).length >= 4, { what: 'the other four' });
    second.leave();
    const third = await open(maker, second.lastId());
    await giveFeedback('true_positive');
    await third.next(isFeedback, 'the last one');

    const ids = [first, second, third].map(feedbackOf);
    expect(ids.map(({ length }) => length)).toEqual([1, 4, 1]);
    expect(new Set(ids.flat()).size).toBe(6);
  });

  it('sends a client to load everything again whose id it does not know', async () => {
    const stream = await open(other, '987654321');

    expect(await stream.next(({ name }) => name === 'reset', 'reset')).toMatchObject({ data: {} });
  });

  it('sends of a sweep once all its shards are swept', async () => {
    // The first start, of which the template is, may have had time for more than one.
    const [sent] = await platform.rows(
      `select count(*)::int as n, count(distinct "onceKey")::int as sweeps from live_events where name = 'sweep'`,
    );
    expect(sent?.n).toBeGreaterThan(0);
    expect(sent?.n).toBe(sent?.sweeps);
  });

  it('ends with the service, which it does not hold up', async () => {
    const stream = await open(other);
    await other?.end();
    await waitFor(() => stream.hasEnded(), { what: 'the end of the stream' });

    expect(other?.program.output()).not.toMatch(/ERROR|aborted by the client/);
  });
});
