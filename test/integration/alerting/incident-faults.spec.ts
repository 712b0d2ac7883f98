import type { NewSignal } from '../../../src/alerting/signals/new-signal.js';
import { EmsTables } from '../ems-tables.js';
import type { ServiceDatabase } from '../service-database.js';
import { IncidentFixture } from './incident-fixture.js';

/** Several reads of what waits; STORM_SIGNALS=100000 makes it the storm of a bad minute. */
const STORM = Number(process.env.STORM_SIGNALS ?? 4_500);
/** Long enough to be cut wherever it is stored. */
const LONG = 'x'.repeat(65_536);

describe('incidents, whatever happens', () => {
  let database: ServiceDatabase;
  let fixture: IncidentFixture;

  beforeAll(async () => {
    database = await IncidentFixture.open();
  });
  beforeEach(async () => {
    fixture = await IncidentFixture.empty(database);
  });
  afterAll(() => database.close());

  /** What the platform says of one of many devices. */
  function signal(n: number, changes: Partial<NewSignal> = {}): NewSignal {
    const at = fixture.now();
    return {
      ...{ onceKey: `event:${n}:1`, subject: `event:${n}`, change: 'opened', source: 'platform' },
      ...{ entityId: `device-${n % 997}`, entityName: null, kind: `kind-${n % 7}`, severity: 'low' },
      ...{ text: `Port ${n} of the switch is down`, isDown: false, startedAt: at, happenedAt: at },
      ...{ isAnnounced: true, isForIncident: false, notice: null },
      ...changes,
    };
  }
  /** Incidents whose figures are not those of their members. */
  const WRONG = `incidents i where i."mergedInto" is null and (i."nMembers", i."nEntities", i."startedAt", i."lastAt", i.status) <> (
    select count(*), count(distinct "entityId"), min(m."startedAt"), max(m."lastAt"),
      case when count("endedAt") < count(*) then 'open' else 'closed' end
    from incident_members m where m."incidentId" = i.id)`;
  const count = async (from: string): Promise<unknown> =>
    (await database.rows(`select count(*)::int as n from ${from}`))[0]?.n;

  it('take up a storm in pieces and lose nothing of it', async () => {
    const one = fixture.replica();
    await one.record(Array.from({ length: STORM }, (_, n) => signal(n)));
    await one.takeUp();
    expect(await count('alert_signals where ordinal is null')).toBe(0);
    const sizes = await fixture.incidents();
    expect(sizes.reduce((sum, { nMembers }) => sum + Number(nMembers), 0)).toBe(STORM);
    expect(await count(WRONG)).toBe(0);
    await one.record(
      Array.from({ length: STORM }, (_, n) => signal(n, { onceKey: `event:${n}:over`, change: 'closed' })),
    );
    await one.takeUp();
    expect(await count(`incidents where status = 'open'`)).toBe(0);
    expect(await count(WRONG)).toBe(0);
  });

  it('hear of all events and ends of a storm that the platform noticed, each once', async () => {
    const tables = await EmsTables.create(database.url);
    const one = fixture.replica();
    await one.poll();
    const at = `timestamp '${fixture.now().toISOString().slice(0, -1)}' + n * interval '1 millisecond'`;
    await tables.execute(`
      insert into events (id, fingerprint, source, severity, category, title, message, metadata, timestamp, "firstOccurrence", "lastOccurrence")
      select gen_random_uuid(), n::text, 'nms', 'warning', 'link', 'Link down', '', '{}', ${at}, ${at}, ${at} from generate_series(1, 2500) n`);
    await tables.execute(`
      insert into alerts ("eventId", status, "createdAt", "resolvedAt")
      select id, 'resolved', timestamp, timestamp + interval '1 second' from events`);
    one.advance(10);
    const polls = [await one.poll(), await one.poll(), await one.poll()];
    expect(polls).toEqual([true, false, false]);
    expect(await count('alert_signals')).toBe(5_000);
    await tables.close();
  });

  it('hear late and repeated signals once, and put what came late where it belongs by its own time', async () => {
    const one = fixture.replica();
    await one.record([signal(1, { entityId: 'core' })]);
    await one.takeUp();
    const began = fixture.now();
    one.advance(4 * 3600);
    const late = { entityId: 'edge-1', startedAt: began, happenedAt: began };
    await one.record([signal(2, late), signal(2, late), signal(1, { entityId: 'core' })]);
    await one.record([signal(2, late)]);
    await one.takeUp();
    expect(await count('alert_signals')).toBe(2);
    expect(await fixture.incidents()).toMatchObject([{ nMembers: 2 }]);
    // Its end came before its beginning was heard of.
    await one.record([signal(3, { onceKey: 'event:3:over', change: 'closed' })]);
    await one.record([signal(3)]);
    await one.takeUp();
    expect(await count('incident_members')).toBe(3);
  });

  it('go on when the clock jumps forth and back by an hour', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1')];
    await one.announce(core);
    await one.takeUp();
    one.advance(3600);
    await one.announce(edge);
    await one.takeUp();
    one.advance(-3600);
    await one.announce(fixture.ended(core), fixture.begun('elsewhere'));
    await one.takeUp();
    one.advance(60);
    await one.announce(fixture.ended(edge));
    await one.takeUp();
    const [{ n } = {}] = await database.rows(
      `select count(*)::int as n from incidents where "endedAt" < "startedAt" or "lastAt" < "startedAt"`,
    );
    expect(n).toBe(0);
    const kinds = (await fixture.messages()).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['alert', 'alert', 'event', 'event', 'event', 'resolution']);
    expect((await fixture.incidents()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('keep back for a time, not for ever, when the clock is set back while something waits', async () => {
    const one = fixture.replica();
    fixture.surrounding.reports.set('core', {
      lastSampleAt: new Date(fixture.now().getTime() - 60_000),
      intervalMs: 60_000,
    });
    await one.announce(fixture.begun('edge-1', { metricName: 'all metrics', direction: 'missing' }));
    await one.takeUp();
    expect(await fixture.messages()).toEqual([]);
    one.advance(-3600);
    await one.takeUp();
    one.advance(3600 + 130);
    await one.takeUp();
    expect((await fixture.messages()).map(({ asset }) => asset)).toContain('edge-1');
  });

  it('store texts of 64 KB as far as they say anything, and announce what EMS Core takes', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core', { reason: LONG, metricName: 'latency' }));
    await one.record([signal(1, { text: LONG, kind: LONG, entityName: LONG, severity: 'critical' })]);
    await one.takeUp();
    expect(await count('incident_members where length(text) > 2000 or length(kind) > 300')).toBe(0);
    expect(await count('incidents where length(summary) > 3000')).toBe(0);
    const [{ bytes } = {}] = await database.rows(
      `select max(length(payload::text))::int as bytes from outbox_messages`,
    );
    expect(Number(bytes)).toBeLessThan(102_400);
    expect(await count('incidents')).toBe(2);
  });

  it('announce one of those that depend on each other in a circle, and keep what a contradiction says apart', async () => {
    const ring = (fromId: string, toId: string) => ({ fromId, toId, relation: 'needs' }) as const;
    const links = [ring('a', 'b'), ring('b', 'c'), ring('c', 'a'), ring('a', 'a'), ring('b', 'a')];
    const one = fixture.replica({ ALERTING: 'incident' }, links);
    const missing = { metricName: 'all metrics', direction: 'missing' };
    for (const id of ['a', 'b', 'c']) {
      await one.announce(fixture.begun(id, missing));
      await one.takeUp();
      one.advance(30);
    }
    one.advance(600);
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ nMembers: 3 }]);
    expect((await fixture.messages()).filter(({ kind }) => kind === 'event')).not.toEqual([]);
    expect((await fixture.messages()).filter(({ kind }) => kind === 'alert')).toHaveLength(1);
  });

  it('end with the asset that they are about', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1')];
    await one.announce(core, edge);
    await one.takeUp();
    // As it is said once the asset is deleted: by its id alone.
    const ended = fixture.ended(core);
    await one.announce({ ...ended, facts: { ...ended.facts, assetName: '' } }, fixture.ended(edge));
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ status: 'closed', nMembers: 2 }]);
    expect((await fixture.messages()).filter(({ kind }) => kind === 'resolution')).toHaveLength(1);
    const [{ name } = {}] = await database.rows(
      `select "entityName" as name from incident_members where "entityId" = 'core'`,
    );
    expect(name).toBe('core');
  });
});
