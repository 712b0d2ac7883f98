import { RetentionRepository } from '../../../src/housekeeping/retention.repository.js';
import { explained } from '../explained.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const BEFORE = new Date('2026-10-01T00:00:00Z');
const OLD = '2026-09-30T23:59:59Z';
const YOUNG = '2026-10-01T00:00:00Z';

describe('RetentionRepository', () => {
  let database: ServiceDatabase;
  let retention: RetentionRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    retention = new RetentionRepository(database.em);
  });
  beforeEach(() =>
    database.rows(`
      truncate anomaly_episodes, episode_feedback, outbox_messages, training_runs, model_metadata, model_transitions,
        drift_baselines, drift_measurements, silences, collection_outages, asset_score_peaks, notices, maintenance_times,
        series_forecasts, forecast_accuracy`),
  );
  afterAll(() => database.close());

  /** Named by what is special of it; an open one where it has no end. */
  const addEpisode = (name: string, endedAt?: string, modelVersion = 'v1'): Promise<unknown> =>
    database.rows(`
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "endedAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", "modelVersion", reason)
      values (md5('${name}')::uuid, '1', '${name}', '${endedAt ? 'closed' : 'open'}', 'high', 'high', '2026-01-01', '2026-01-01',
        '2026-01-01', ${endedAt ? `'${endedAt}'` : 'null'}, 1, 0, 0.9, '2026-01-01', '${modelVersion}', '${name}')`);
  const addMessage = (episode: string, kind: string, status: string, createdAt = OLD): Promise<unknown> =>
    database.rows(`
      insert into outbox_messages (kind, "identityKey", "episodeId", payload, status, "createdAt")
      values ('${kind}', '${episode} ${kind}', md5('${episode}')::uuid, '{}', '${status}', '${createdAt}')`);
  const addFeedback = (episode: string, createdAt: string): Promise<unknown> =>
    database.rows(
      `insert into episode_feedback ("episodeId", feedback, "createdAt") values (md5('${episode}')::uuid, 'false_positive', '${createdAt}')`,
    );
  const addRun = (modelVersion: string, changes: Record<string, string> = {}): Promise<unknown> => {
    const row = { status: 'done', trigger: 'request', startedAt: OLD, aliveAt: OLD, ...changes };
    return database.rows(`
      insert into training_runs (id, "modelType", status, trigger, request, "modelVersion", "serviceVersion", "featureVersion",
        "startedAt", "aliveAt")
      values (gen_random_uuid(), 'anomaly_detection', '${row.status}', '${row.trigger}', '{}', '${modelVersion}', '1', 1,
        '${row.startedAt}', '${row.aliveAt}')`);
  };
  const addModel = async (version: string, changes: Record<string, string> = {}): Promise<void> => {
    const row = { status: 'retired', isPinned: 'false', goneAt: `'${OLD}'`, ...changes };
    await database.rows(`
      insert into model_metadata ("modelType", "modelVersion", "trainingDate", metrics, parameters, status, "filePath", metadata,
        "createdAt", "isPinned", "artifactDeletedAt")
      values ('anomaly_detection', '${version}', '2026-01-01', '{}', '{}', '${row.status}', '', '{}', '2026-01-01', ${row.isPinned},
        ${row.goneAt});
      insert into model_transitions ("modelVersion", "toStatus", actor, reason, at)
      values ('${version}', 'active', 'user', '', '2026-01-01');
      insert into drift_baselines ("modelVersion", "timeRangeSeconds", profiles) values ('${version}', 3600, '{}');
      insert into drift_measurements ("modelVersion", "measuredAt", metrics) values ('${version}', '2026-01-01', '[]')`);
  };
  const left = async (table: string, column: string): Promise<readonly unknown[]> =>
    (await database.rows(`select ${column} as name from ${table} order by 1`)).map(({ name }) => name);

  it('deletes closed episodes with their feedback and messages', async () => {
    await addEpisode('old', OLD);
    await addFeedback('old', OLD);
    await addMessage('old', 'event', 'delivered');
    await addMessage('old', 'alert', 'dropped');
    await addEpisode('young', YOUNG);
    await addFeedback('young', OLD);
    await addMessage('young', 'event', 'delivered');

    expect(await retention.deleteEpisodes(BEFORE, 10)).toBe(1);

    expect(await left('anomaly_episodes', 'reason')).toEqual(['young']);
    expect(await left('episode_feedback', 'feedback')).toEqual(['false_positive']);
    expect(await left('outbox_messages', '"identityKey"')).toEqual(['young event']);
  });

  it('keeps episodes that are open, have newer feedback, or have a message to deliver or resend', async () => {
    await addEpisode('open');
    await addEpisode('with feedback', OLD);
    await addFeedback('with feedback', OLD);
    await addFeedback('with feedback', YOUNG);
    await addEpisode('pending', OLD);
    await addMessage('pending', 'event', 'delivered');
    await addMessage('pending', 'alert', 'pending');
    await addEpisode('parked', OLD);
    await addMessage('parked', 'event', 'parked');

    expect(await retention.deleteEpisodes(BEFORE, 10)).toBe(0);
    expect(await retention.deleteMessages(BEFORE, 10)).toBe(0);

    expect(await left('outbox_messages', '"identityKey"')).toEqual([
      'parked event',
      'pending alert',
      'pending event',
    ]);
  });

  it('deletes settled messages of episodes that ended long ago, and of deleted ones', async () => {
    await addEpisode('closed', OLD);
    for (const [kind, status] of [
      ['event', 'delivered'],
      ['alert', 'dropped'],
      ['resolution', 'delivered'],
    ] as const)
      await addMessage('closed', kind, status);
    await addMessage('gone', 'event', 'delivered');
    await addEpisode('open');
    await addMessage('open', 'event', 'delivered');
    await addEpisode('just closed', YOUNG);
    await addMessage('just closed', 'event', 'delivered');
    await addMessage('new', 'event', 'delivered', YOUNG);

    expect(await retention.deleteMessages(BEFORE, 10)).toBe(4);

    expect(await left('outbox_messages', '"identityKey"')).toEqual([
      'just closed event',
      'new event',
      'open event',
    ]);
    expect(await left('anomaly_episodes', 'reason')).toEqual(['closed', 'just closed', 'open']);
  });

  it('deletes training runs that have ended or were lost, but not the newest automatic one', async () => {
    await addRun('asked');
    await addRun('lost', { status: 'running' });
    await addRun('scheduled', { trigger: 'schedule', startedAt: '2026-09-01' });
    await addRun('last scheduled', { trigger: 'drift', startedAt: '2026-09-02' });
    await addRun('waiting', { status: 'queued' });
    await addRun('going on', { status: 'running', aliveAt: YOUNG });
    await addRun('young', { startedAt: YOUNG, aliveAt: YOUNG });

    expect(await retention.deleteTrainingRuns(BEFORE, 10)).toBe(3);

    expect(await left('training_runs', '"modelVersion"')).toEqual([
      'going on',
      'last scheduled',
      'waiting',
      'young',
    ]);
  });

  it('deletes models without a file, with all that belongs to them, unless something names them', async () => {
    await addModel('old');
    await addModel('rejected', { status: 'rejected' });
    await addModel('active', { status: 'active' });
    await addModel('pinned', { isPinned: 'true' });
    await addModel('with file', { goneAt: 'null' });
    await addModel('just gone', { goneAt: `'${YOUNG}'` });
    await addModel('of a run');
    await addRun('of a run');
    await addModel('of an episode');
    await addEpisode('found by it', OLD, 'of an episode');

    expect(await retention.deleteModels(BEFORE, 10)).toBe(2);

    const kept = ['active', 'just gone', 'of a run', 'of an episode', 'pinned', 'with file'];
    for (const table of ['model_metadata', 'model_transitions', 'drift_baselines', 'drift_measurements'])
      expect(await left(table, '"modelVersion"')).toEqual(kept);
  });

  it('deletes silences that have ended, and all outages but the last', async () => {
    await database.rows(`
      insert into silences ("assetId", "startsAt", "endsAt", reason, "createdAt") values
        ('1', '2026-01-01', '${OLD}', 'over', '2026-01-01'), ('1', '2026-01-01', '${YOUNG}', 'young', '2026-01-01'),
        ('1', '2026-01-01', null, 'endless', '2026-01-01');
      insert into collection_outages ("startedAt", "endedAt", "nMissingSeries", "nSeries") values
        ('2026-01-01', '2026-01-02', 1, 10), ('2026-01-03', '2026-01-04', 2, 10), ('2026-01-05', null, 3, 10)`);

    expect(await retention.deleteSilences(BEFORE, 10)).toBe(1);
    expect(await retention.deleteOutages(BEFORE, 10)).toBe(1);

    expect(await left('silences', 'reason')).toEqual(['endless', 'young']);
    expect(await left('collection_outages', '"nMissingSeries"')).toEqual([2, 3]);
  });

  it('deletes times of maintenance that were over long ago', async () => {
    await database.rows(`
      insert into maintenance_times values
        ('1', '2026-01-01', '${OLD}'), ('2', '2026-01-01', '${YOUNG}'), ('3', '2026-01-01', null)`);

    expect(await retention.deleteMaintenanceTimes(BEFORE, 10)).toBe(1);
    expect(await left('maintenance_times', '"assetId"')).toEqual(['2', '3']);
  });

  it('deletes notices of what ended long ago, delivered or not', async () => {
    await database.rows(`
      insert into notices (target, key, payload, "endedAt", "nextAttemptAt")
      values ('webhook', 'old', '{}', '${OLD}', null), ('webhook', 'undelivered', '{}', '${OLD}', now()),
        ('webhook', 'young', '{}', '${YOUNG}', null), ('webhook', 'open', '{}', null, null)`);

    expect(await retention.deleteNotices(BEFORE, 1)).toBe(1);
    expect(await retention.deleteNotices(BEFORE, 10)).toBe(1);
    expect(await left('notices', 'key')).toEqual(['open', 'young']);
  });

  it('deletes peaks of old scores, a few at a time', async () => {
    await database.rows(`
      insert into asset_score_peaks ("assetId", quarter, score, "metricName")
      values ('1', '${OLD}', 0.1, 'cpu'), ('2', '${OLD}', 0.2, 'cpu'), ('1', '${YOUNG}', 0.3, 'cpu')`);

    expect(await retention.deletePeaks(BEFORE, 1)).toBe(1);
    expect(await retention.deletePeaks(BEFORE, 10)).toBe(1);
    expect(await left('asset_score_peaks', 'score')).toEqual([0.3]);
  });

  it('deletes forecasts made long ago, and how they turned out in weeks that are over', async () => {
    const addForecast = (madeAt: string, firstAt: string): Promise<unknown> =>
      database.rows(`
        insert into series_forecasts ("assetId", "metricName", "firstAt", "madeAt", "stepSeconds", lows, medians, highs,
          naives, "historySeconds", "methodVersion", details)
        values ('1', 'cpu_usage', '${firstAt}', '${madeAt}', 3600, '{1}', '{2}', '{3}', '{2}', 1, 1, '{}')`);
    await addForecast(OLD, OLD);
    await addForecast(YOUNG, YOUNG);
    await database.rows(`
      insert into forecast_accuracy ("assetId", "metricName", week, "leadHours", steps, inside, compared, error, "naiveError",
        scaled, "scaledError", "scaledNaiveError")
      select '1', 'cpu_usage', week::date, 24, 1, 1, 1, 1, 1, 1, 1, 1 from unnest(array['2026-09-21', '2026-09-28']) week`);

    expect(await retention.deleteForecasts(BEFORE, 10)).toBe(1);
    expect(await left('series_forecasts', '"madeAt"')).toEqual([new Date(YOUNG)]);
    expect(await retention.deleteForecastAccuracy(BEFORE, 10)).toBe(1);
    expect(await left('forecast_accuracy', 'week::text')).toEqual(['2026-09-28']);
  });

  it('deletes incidents that are over with what belongs to them, and signals that were taken up', async () => {
    const add = (name: string, status: string, lastAt: string, mergedInto = 'null'): Promise<unknown> =>
      database.rows(`
        insert into incidents (id, status, severity, priority, contributions, summary, "startedAt", "lastAt", "nMembers", "nEntities",
          "nSuppressed", "leadingSubject", "mergedInto")
        values (md5('${name}')::uuid, '${status}', 'high', 9, '[]', '${name}', '2026-01-01', '${lastAt}', 0, 0, 0, '', ${mergedInto});
        insert into incident_changes ("incidentId", at, kind, text) values (md5('${name}')::uuid, now(), 'opened', '${name}')`);
    await add('old', 'closed', OLD);
    await add('young', 'closed', YOUNG);
    await add('open', 'open', OLD);
    await add('part of open', 'closed', OLD, `md5('open')::uuid`);
    await database.rows(`
      insert into alert_signals ("onceKey", subject, change, source, "entityId", kind, severity, text, "isDown", "startedAt", "happenedAt",
        "isAnnounced", "isForIncident", ordinal, "takenAt")
      select key, key, 'opened', 'anomaly', '1', 'k', 'low', key, false, now(), now(), false, false, n, at from (values
        ('old', 1, timestamptz '${OLD}'), ('young', 2, '${YOUNG}'), ('waiting', null, null)) as s(key, n, at)`);

    expect(await retention.deleteIncidents(BEFORE, 10)).toBe(1);
    expect(await left('incidents', 'summary')).toEqual(['open', 'part of open', 'young']);
    expect(await left('incident_changes', 'text')).toEqual(['open', 'part of open', 'young']);
    expect(await retention.deleteSignals(BEFORE, 10)).toBe(1);
    expect(await left('alert_signals', 'text')).toEqual(['waiting', 'young']);
  });

  it('deletes a few at a time, the oldest first', async () => {
    await addEpisode('a', '2026-02-02');
    await addEpisode('b', '2026-02-01');
    await addEpisode('c', '2026-02-03');

    expect(await retention.deleteEpisodes(BEFORE, 2)).toBe(2);
    expect(await left('anomaly_episodes', 'reason')).toEqual(['c']);
    expect(await retention.deleteEpisodes(BEFORE, 2)).toBe(1);
    expect(await retention.deleteEpisodes(BEFORE, 2)).toBe(0);
  });

  it('reads no whole table of episodes or messages, however long they are', async () => {
    await database.rows(`
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "endedAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
      select md5(n::text)::uuid, '1', 'cpu', 'closed', 'high', 'high', at, at, at, at, 1, 0, 0.9, at, ''
      from generate_series(1, 20000) n, lateral (select timestamptz '${YOUNG}' + n * interval '1 minute' as at) t;
      insert into outbox_messages (kind, "identityKey", "episodeId", payload, status, "createdAt")
      select 'event', n::text, md5(n::text)::uuid, '{}', 'delivered', timestamptz '${YOUNG}' + n * interval '1 minute'
      from generate_series(1, 20000) n`);
    await database.rows('analyze anomaly_episodes, outbox_messages');
    const { em, plans } = explained(database.em);
    const planned = new RetentionRepository(em);

    for (const before of [BEFORE, new Date('2026-10-08T00:00:00Z')]) {
      await planned.deleteEpisodes(before, 2000);
      await planned.deleteMessages(before, 2000);
    }

    expect(plans).toHaveLength(4);
    for (const plan of plans) {
      expect(plan).toMatch(/using (anomaly_episodes_ended|outbox_messages_settled)/);
      expect(plan).not.toMatch(/Seq Scan on (anomaly_episodes|outbox_messages)/);
    }
  });
});
