import { START_MS } from '../../../src/anomaly/testing/stretches.js';
import { Installation } from '../../../src/platform/database/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { CALM, MINUTE_MS, stretch, sweepWriter } from './sweep-writer.js';

describe('an episode that began before the first start', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  beforeEach(async () => {
    await database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, episode_feedback, anomaly_episodes, outbox_messages',
    );
    await startedAt(60);
  });
  afterAll(() => database.close());

  /** Minutes after the first sample. */
  const startedAt = (minute: number): Promise<unknown> =>
    database.rows(
      `update ml_migrations set executed_at = to_timestamp(${(START_MS + minute * MINUTE_MS) / 1000})`,
    );
  const kinds = async (): Promise<readonly unknown[]> =>
    (await database.rows('select kind from outbox_messages order by sequence')).map(({ kind }) => kind);

  it('is recognised by the time of the first migration', async () => {
    await database.rows(`update ml_migrations set executed_at = '2026-11-27T10:00:00Z' where id > 1`);

    expect(await new Installation(database.em).firstStartedAt()).toEqual(new Date(START_MS + 60 * MINUTE_MS));
  });

  it('is stored and not announced if it had ended', async () => {
    const { report } = await sweepWriter(database).write([stretch([0.95, ...CALM])]);

    expect(report).toMatchObject({ nOpened: 1, nClosed: 1 });
    expect(await database.rows('select status, "announcedSeverity" from anomaly_episodes')).toEqual([
      { status: 'closed', announcedSeverity: null },
    ]);
    expect(await kinds()).toEqual([]);
  });

  it('is announced even so with ANNOUNCE_PAST', async () => {
    const writer = sweepWriter(database, { environment: { ANNOUNCE_PAST: 'true' } });
    await writer.write([stretch([0.95, ...CALM])]);

    expect(await kinds()).toEqual(['event', 'alert', 'resolution']);
  });

  it('is announced if it is still open, after a lookup in EMS Core', async () => {
    await sweepWriter(database).write([stretch([0.1, 0.95])]);

    expect(
      await database.rows('select kind, "mayHaveArrived" from outbox_messages order by sequence'),
    ).toEqual([
      { kind: 'event', mayHaveArrived: true },
      { kind: 'alert', mayHaveArrived: true },
    ]);
  });

  it('is not announced as open before the rest of the history is read', async () => {
    const writer = sweepWriter(database);
    const lasting = { assetId: '2' };
    await writer.write([stretch([0.95, 0.95], 0, { hasMore: true })]);
    await writer.write([stretch([0.95, 0.95], 0, { ...lasting, hasMore: true })]);
    await writer.write([stretch(CALM, 2)]);
    expect(await kinds()).toEqual([]);

    await writer.write([stretch([0.95], 2, lasting)]);
    expect(await kinds()).toEqual(['event', 'alert']);
  });

  it('differs from an episode that ended later, while the service was down: that one is announced, however late', async () => {
    await startedAt(0);
    await sweepWriter(database).write([stretch([0.1, 0.95, ...CALM], 0, { hasMore: true })]);

    expect(await kinds()).toEqual(['event', 'alert', 'resolution']);
    expect(await database.rows('select distinct "mayHaveArrived" from outbox_messages')).toEqual([
      { mayHaveArrived: false },
    ]);
  });
});
