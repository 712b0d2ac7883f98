import { ListNoiseService } from '../../../src/alerting/noise/list-noise.service.js';
import { NoiseRepository } from '../../../src/alerting/noise/noise.repository.js';
import { IncidentDeliveries } from '../../../src/alerting/incidents/listing/incident-deliveries.repository.js';
import { IncidentListing } from '../../../src/alerting/incidents/listing/incident-listing.repository.js';
import { NoticeQueue } from '../../../src/alerting/notifying/queue/notice-queue.repository.js';
import { ReportScheduler } from '../../../src/alerting/report/report.scheduler.js';
import { SendReportService } from '../../../src/alerting/report/send-report.service.js';
import { ShiftReportRepository } from '../../../src/alerting/report/shift-report.repository.js';
import { WriteReportService } from '../../../src/alerting/report/write-report.service.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Installation, OwnTables } from '../../../src/platform/database/index.js';
import type { JobQueue, JobTicker } from '../../../src/platform/queue/index.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const NOW_MS = Date.UTC(2026, 10, 24, 19, 5);
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

describe('what a shift leaves', () => {
  let database: ServiceDatabase;
  const clock = new StoppedClock(NOW_MS);
  const tables = new OwnTables();

  beforeAll(async () => {
    recordLogs();
    tables.noteReady();
    database = await openServiceDatabase();
    await database.rows(`
      insert into incidents (id, status, severity, priority, contributions, summary, "startedAt", "lastAt", "endedAt", "nMembers", "nEntities",
        "nSuppressed", "leadingSubject", "mergedInto")
      values
        ('${idOf(1)}', 'open', 'high', 80, '[]', 'core is down', '2026-11-24T12:00Z', '2026-11-24T18:00Z', null, 3, 2, 1, 's1', null),
        ('${idOf(2)}', 'closed', 'low', 20, '[]', 'a blip', '2026-11-24T10:00Z', '2026-11-24T10:05Z', '2026-11-24T10:05Z', 1, 1, 0, 's2', null),
        ('${idOf(3)}', 'closed', 'low', 50, '[]', 'yesterday', '2026-11-23T10:00Z', '2026-11-23T10:05Z', '2026-11-23T10:05Z', 1, 1, 0, 's3', null),
        ('${idOf(4)}', 'closed', 'low', 50, '[]', 'merged', '2026-11-24T10:00Z', '2026-11-24T10:05Z', '2026-11-24T10:05Z', 0, 0, 0, 's4', '${idOf(1)}');
      insert into incident_members (subject, "incidentId", "signalId", ordinal, source, "entityId", "entityName", kind, severity, text, "isDown",
        "startedAt", "lastAt", "endedAt", "announcedAt", "reasonKind", reason, urgency, contributions)
      select subject, '${idOf(1)}', n, n, 'anomaly', entity, 'name of ' || entity, kind, 'high', 'text', false, begun, begun, begun + took,
        case when why is null then begun end, why, 'because of ' || why, 1, '[]'
      from (values
        (1, 's1', 'core', 'latency high', timestamptz '2026-11-24T12:00Z', null::interval, null),
        (2, 'm2', 'edge', 'latency high', '2026-11-24T12:01Z', null, 'behind'),
        (3, 'm3', 'edge', 'latency high', '2026-11-24T13:01Z', interval '2 minutes', 'behind'),
        (4, 'm4', 'edge', 'latency high', '2026-11-24T14:01Z', interval '4 minutes', null),
        (5, 'm5', 'old', 'latency high', '2026-11-01T14:01Z', interval '4 minutes', 'silence')
      ) as m (n, subject, entity, kind, begun, took, why)`);
  });
  afterAll(() => database.close());

  const reports = (): WriteReportService =>
    new WriteReportService(
      new ShiftReportRepository(database.em),
      new IncidentListing(database.em, new IncidentDeliveries(database.em)),
      tables,
      clock,
    );

  it('is what happened by priority, what is open, and what was suppressed', async () => {
    const report = await reports().write(12);

    expect(report).toMatchObject({ total: 2, urgent: 1, medium: 0, low: 1, closed: 1, openTotal: 1 });
    expect(report.happened.map(({ summary }) => summary)).toEqual(['core is down', 'a blip']);
    expect(report.stillOpen.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(report.suppressed).toEqual([
      {
        reasonKind: 'behind',
        count: 2,
        openCount: 1,
        examples: expect.arrayContaining([
          { entityName: 'name of edge', kind: 'latency high', reason: 'because of behind' },
        ]) as object[],
      },
    ]);
    expect(report.next.map(({ incidentId }) => incidentId)).toEqual([idOf(1), null]);
  });

  it('is sent at each time of its schedule, once, also by two replicas', async () => {
    const config = loadConfig({
      DATABASE_HOST: 'db',
      EMS_CORE_URL: 'http://core',
      REPORT_WEBHOOK: 'http://hooks',
    });
    const queue = new NoticeQueue(database.em);
    const replica = (): ReportScheduler =>
      new ReportScheduler(
        undefined as unknown as JobQueue,
        undefined as unknown as JobTicker,
        new SendReportService(reports(), queue, database.transactions),
        new Installation(database.em),
        clock,
        config,
      );
    for (const one of [replica(), replica(), replica()]) await one.look();
    const sent = await database.rows(
      `select key, revision, payload ->> 'from' as from, payload ->> 'text' as text from notices`,
    );

    expect(sent).toEqual([
      {
        key: 'report:2026-11-24T19:00:00.000Z',
        revision: 1,
        from: '2026-11-24T07:00:00.000Z',
        text: expect.stringContaining('core is down') as string,
      },
    ]);
    clock.advanceSeconds(8 * 3600);
    await database.rows('truncate notices');
    await replica().look();
    expect(await database.rows('select key from notices')).toEqual([]);
    clock.advanceSeconds(-8 * 3600);
  });

  it('names what comes again and again, with what would calm it', async () => {
    const noise = new ListNoiseService(
      new NoiseRepository(
        database.em,
        loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', LOCAL_TIMEZONE: 'Asia/Kolkata' }),
      ),
      tables,
      clock,
    );
    const [noisiest, ...others] = await noise.list(7, 10);

    expect(others).toEqual([]);
    expect(noisiest).toMatchObject({
      entityId: 'edge',
      count: 3,
      announced: 1,
      medianMinutes: 3,
      nEntitiesAlike: 2,
      remedy: { setting: 'METRIC_POLICIES' },
    });
    // 12:01, 13:01 and 14:01 UTC, in a zone five and a half hours ahead.
    expect(noisiest?.hours.flatMap((n, hour) => (n > 0 ? [hour] : []))).toEqual([17, 18, 19]);
  });
});
