import type { Fleet } from '../service/fleet.js';

/** The series that charts are measured on. */
export const MONTH_ASSET = '00000000-0000-4000-8000-000000000001';
export const MONTH_METRIC = 'bench_month';

/** A month of one series, a sample each 30 s with its score; every thousandth is an anomaly. */
export async function fillMonth(fleet: Fleet): Promise<void> {
  const samples = `generate_series(now() - interval '30 days', now(), interval '30 seconds') with ordinality as s(at, n)`;
  await fleet.run(`
    insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
    select '${MONTH_ASSET}', '${MONTH_METRIC}', (50 + 20 * sin(n / 458.0) + random())::numeric, 'percent', at at time zone 'UTC'
    from ${samples}`);
  await fleet.run(`
    do $$ declare day date; begin
      for day in select d::date from generate_series(now() at time zone 'UTC' - interval '31 days', now() at time zone 'UTC', interval '1 day') d loop
        execute format('create table if not exists %I partition of single_scores for values from (%L) to (%L)',
          'anomaly_scores_' || to_char(day, 'YYYYMMDD'), day || 'T00:00:00Z', (day + 1) || 'T00:00:00Z');
        execute format('create table if not exists %I partition of score_hours for values from (%L) to (%L)',
          'score_hours_' || to_char(day, 'YYYYMMDD'), day || 'T00:00:00Z', (day + 1) || 'T00:00:00Z');
      end loop;
    end $$`);
  await fleet.run(`
    insert into single_scores ("assetId", "metricName", score, "isAnomaly", threshold, timestamp)
    select '${MONTH_ASSET}', '${MONTH_METRIC}', 0.9, true, 0.7, at from ${samples} where n % 1000 = 0`);
  await fleet.run(`
    insert into score_hours (hour, threshold, "assetId", "metricName", offsets, scores)
    select hour, 0.7, '${MONTH_ASSET}', '${MONTH_METRIC}',
      array_agg((extract(epoch from at - hour) * 1000)::int order by at), array_agg(random() * 0.5 order by at)
    from (select date_bin('1 hour', at, timestamptz '2026-01-01T00:00:00Z') as hour, at from ${samples} where n % 1000 <> 0) s group by hour`);
  await fleet.run('analyze device_metrics_history, single_scores, score_hours');
}
