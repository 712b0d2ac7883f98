import { assetNamed } from '../../simulator/index.js';
import type { Platform } from '../e2e/platform.js';

/** What is predicted of an asset, with one metric that says why. */
interface Subject {
  readonly name: string;
  readonly risks: readonly [number, number, number] | null;
  readonly time: { readonly low: number; readonly median: number; readonly high: number | null } | null;
  readonly metricName: string | null;
  readonly text: string;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'dist-sw-01',
    risks: [0.31, 0.72, 0.97],
    time: { low: 4, median: 15, high: 41 },
    metricName: 'fan_speed',
    text: 'fan_speed: level, trend over 16 days (3120 now)',
  },
  {
    name: 'dist-sw-02',
    risks: [0.12, 0.38, 0.71],
    time: { low: 9, median: 33, high: null },
    metricName: 'optical_rx_power',
    text: 'optical_rx_power: level, change since it was new (-13.4 now)',
  },
  {
    name: 'db-srv-01',
    risks: null,
    time: { low: 12, median: 19, high: 31 },
    metricName: 'disk_usage',
    text: 'disk_usage comes to 100 percent',
  },
  {
    name: 'core-rtr-01',
    risks: [0.02, 0.08, 0.2],
    time: null,
    metricName: null,
    text: 'age in days (71 now)',
  },
  {
    name: 'core-rtr-02',
    risks: [0.004, 0.01, 0.03],
    time: null,
    metricName: 'cpu_usage',
    text: 'cpu_usage: level',
  },
];
/** One that failed, as had been predicted. */
const FAILED = 'acc-sw-01';
const DAYS_OF_PAST = 30;
const TODAY = 'floor(extract(epoch from now()) / 86400)::int';
const FAILED_DAYS_AGO = 10;

/** Predictions of today and of a month, a failure that they foresaw, and a recommendation that was done. */
export async function storeRisks({ rows }: Platform): Promise<void> {
  for (const subject of SUBJECTS) await rows(predictionOf(subject));
  await rows(pastOf(SUBJECTS[0]!.name));
  await rows(pastOf(FAILED));
  await rows(`
    insert into asset_failures (id, "assetId", source, "failedAt", "endedAt", reason, "recordedAt", "recordedBy")
    values (gen_random_uuid(), '${assetNamed(FAILED).id}', 'dark', now() - interval '${FAILED_DAYS_AGO} days',
      now() - interval '${FAILED_DAYS_AGO - 1} days', 'Nothing came from it for 24 h', now(), 'service')`);
  await rows(`
    insert into recommendation_marks ("assetId", action, "predictedAt", status, "wasRight", note, "markedAt", recommendation)
    select id, 'replace-fan', at, 'done', true, 'Bearing was worn', at, jsonb_build_object('assetId', id, 'assetName', '${FAILED}',
      'assetType', 'switch', 'location', null, 'basis', 'failure-model', 'probability', 0.8, 'probabilityLow', 0.6,
      'probabilityHigh', 0.9, 'action', 'replace-fan', 'predictedAt', at, 'share', 1, 'why', 'fan_speed: trend over 16 days',
      'metricName', 'fan_speed', 'dueAt', at, 'impact', jsonb_build_object('nCutOff', 2, 'reason', null), 'priority', 2.4)
    from (select '${assetNamed(FAILED).id}' as id, date_trunc('day', now() - interval '12 days') as at) m`);
  await rows(`
    insert into asset_health_days ("assetId", day, status, score, probability, factors)
    select '${assetNamed(SUBJECTS[0]!.name).id}', current_date - n, 'warning', 62 + n, 0.4, '[]' from generate_series(1, 25) n`);
}

function predictionOf({ name, risks, time, metricName, text }: Subject): string {
  const list = (factor: number) => `'{${(risks ?? []).map((risk) => Math.min(1, risk * factor)).join(',')}}'`;
  const contributions = [
    { feature: metricName ?? 'ageDays', metricName, value: 1, share: 0.7, text },
    { feature: 'firmware', metricName: null, value: null, share: 0.3, text: 'firmware 2.1.7' },
  ];
  return `
    insert into failure_predictions ("assetId", day, "predictedAt", basis, reason, "modelVersion", risks, lows, highs, "timeToFailure",
      contributions)
    values ('${assetNamed(name).id}', ${TODAY}, now() - interval '1 hour', '${risks ? 'failure-model' : 'degradation'}',
      ${risks ? 'null' : "'Of its type 3 failures are known, and a model needs 10'"}, ${risks ? "'v1'" : 'null'}, ${list(1)},
      ${list(0.7)}, ${list(1.25)}, ${time ? `'${JSON.stringify(time)}'` : 'null'}, '${JSON.stringify(contributions)}')`;
}

/** A risk that rose from day to day. */
function pastOf(name: string): string {
  const risk = `0.9 * (1 - n / ${DAYS_OF_PAST + 5}.0)`;
  const scaled = (factor: number) => `array[${0.4 * factor} * ${risk}, ${factor} * ${risk}, 0.95]::float8[]`;
  return `
    insert into failure_predictions ("assetId", day, "predictedAt", basis, "modelVersion", risks, lows, highs, contributions)
    select '${assetNamed(name).id}', ${TODAY} - n, now() - n * interval '1 day', 'failure-model', 'v1', ${scaled(1)},
      ${scaled(0.7)}, ${scaled(1.1)}, '[]'
    from generate_series(1, ${DAYS_OF_PAST}) n`;
}
