import type pg from 'pg';
import { type Account, isBalanced } from './account.js';
import { samplesOf } from './sample-sql.js';

type Counts = Readonly<Record<string, number>>;

/** Of each episode, what became of its first message. */
const EPISODES = `
  select count(*)::int as total,
    count(*) filter (where m.status = 'delivered')::int as delivered,
    count(*) filter (where m.status = 'pending')::int as waiting,
    count(*) filter (where m.status = 'parked')::int as parked,
    count(*) filter (where m.id is null and e."announcedSeverity" is null)::int as "keptBack",
    count(*) filter (where m.status = 'delivered' and v.id is null)::int as missing
  from anomaly_episodes e
  left join lateral (
    select id, status, "emsId" from outbox_messages where kind = 'event' and "episodeId" = e.id order by sequence limit 1
  ) m on true
  left join events v on v.id::text = m."emsId"`;

/** @param held - what EMS Core has of this kind, with `id` and how often it is there `beyond` once */
const messages = (kind: string, held: string): string => `
  with held as (${held}),
    sent as (select status, "emsId" from outbox_messages where kind = '${kind}')
  select (select count(*)::int from sent) as total,
    (select count(*)::int from sent where status = 'delivered') as delivered,
    (select count(*)::int from sent where status = 'pending') as waiting,
    (select count(*)::int from sent where status = 'parked') as parked,
    (select count(*)::int from sent where status = 'dropped') as dropped,
    (select count(*)::int from sent where status = 'delivered' and "emsId" not in (select id from held)) as missing,
    (select count(*)::int from held where id not in (select "emsId" from sent where "emsId" is not null)) as unasked,
    (select coalesce(sum(beyond), 0)::int from held)
      + (select (count("emsId") - count(distinct "emsId"))::int from sent) as doubled`;

const HELD_EVENTS = `select id::text as id, "occurrenceCount" - 1 as beyond from events where metadata ->> 'detector' = 'ml-service'`;
const HELD_ALERTS = `select id::text as id, count(*) over (partition by "eventId") - 1 as beyond from alerts`;

/** Every episode is a member of one incident, or waits to be taken up. */
const INCIDENTS = `
  select (select count(distinct subject)::int from alert_signals where subject like 'episode:%') as total,
    (select count(*)::int from incident_members where subject like 'episode:%') as members,
    (select count(distinct subject)::int from alert_signals where subject like 'episode:%' and ordinal is null
      and subject not in (select subject from incident_members)) as waiting,
    (select count(*)::int from incidents i where "mergedInto" is null
      and not exists (select from incident_members m where m."incidentId" = i.id)) as "withoutMember",
    (select count(*)::int from anomaly_episodes e where not exists (select from alert_signals where subject = 'episode:' || e.id)) as "notHanded"`;

/** A series is forecast once a day, and again where a forecast did not hold; never twice in a minute. Those of assets that are new have too little history for one. */
const FORECASTS = `
  with made as (select "assetId", "metricName", "madeAt", lag("madeAt") over (partition by "assetId", "metricName" order by "madeAt", id) as before
    from series_forecasts)
  select (select count(*)::int from series_checkpoints where slot = 'live') as total,
    (select count(distinct ("assetId", "metricName"))::int from made) as made,
    (select count(*)::int from series_checkpoints c join assets a on a.id::text = c."assetId"
      where c.slot = 'live' and a."createdAt" >= $1::timestamptz at time zone 'UTC'
        and not exists (select from made m where m."assetId" = c."assetId" and m."metricName" = c."metricName")) as "tooNew",
    (select coalesce(sum(failed), 0)::int from forecast_tallies) as failed,
    (select count(*)::int from made where "madeAt" < before + interval '1 minute') as doubled`;

/** Everything that came in since, and what became of it by now. */
export async function readLedger(pool: pg.Pool, since: Date): Promise<readonly Account[]> {
  const read = async (query: string, values: readonly unknown[] = []): Promise<Counts> => {
    const { rows } = await pool.query<Counts>(query, [...values]);
    if (!rows[0]) throw new Error('The ledger has no row');
    return rows[0];
  };
  const samples = await read(samplesOf(), [since, new Date()]);
  const incidents = await read(INCIDENTS);
  const forecasts = await read(FORECASTS, [since]);
  return [
    accountOf('samples', samples, ['scored', 'noValue', 'notANumber', 'twice'], ['surplus']),
    accountOf('episodes', await read(EPISODES), ['delivered', 'waiting', 'parked', 'keptBack'], ['missing']),
    ...(await Promise.all([
      read(messages('event', HELD_EVENTS)).then((counts) => messageAccount('events', counts)),
      read(messages('alert', HELD_ALERTS)).then((counts) => messageAccount('alerts', counts)),
    ])),
    accountOf('episodes in incidents', incidents, ['members', 'waiting'], ['withoutMember', 'notHanded']),
    accountOf('series forecast', forecasts, ['made', 'tooNew', 'failed'], ['doubled']),
  ];
}

/** Whether nothing is on its way any more; late samples are, and are counted nowhere meanwhile. */
export function isSettled(accounts: readonly Account[]): boolean {
  return accounts.every((account) => isBalanced(account) && (account.parts.waiting ?? 0) === 0);
}

const WORDS: Readonly<Record<string, string>> = {
  noValue: 'without a value',
  notANumber: 'not a number',
  twice: 'stored twice',
  surplus: 'scores without a sample',
  keptBack: 'kept back',
  tooNew: 'too new',
  missing: 'not in EMS Core',
  unasked: 'in EMS Core without a message',
  members: 'members of an incident',
  withoutMember: 'incidents without a member',
  notHanded: 'not handed to the incidents',
};

function messageAccount(name: string, counts: Counts): Account {
  return accountOf(
    name,
    counts,
    ['delivered', 'waiting', 'parked', 'dropped'],
    ['missing', 'unasked', 'doubled'],
  );
}

function accountOf(
  name: string,
  counts: Counts,
  parts: readonly string[],
  wrong: readonly string[],
): Account {
  const named = (keys: readonly string[]): Counts =>
    Object.fromEntries(keys.map((key) => [WORDS[key] ?? key, counts[key] ?? 0]));
  return { name, total: counts.total ?? 0, parts: named(parts), wrong: named(wrong) };
}
