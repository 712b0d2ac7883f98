/** EMS Core's samples of monitored assets that are dated and have arrived in a time ($1 to $2), as the service names and dates them. */
const SAMPLES = `
  select s.asset::text as asset, date_trunc('milliseconds', s.at) as at, s.value, s.arrived,
    case s.name when 'cpu' then 'cpu_usage' when 'memory' then 'memory_usage' when 'disk' then 'disk_usage' else s.name end as metric
  from (
    select asset_id as asset, metric_type as name, value::float8 as value, timestamp as at, created_at as arrived from device_metrics_history
    union all select "assetId", "metricName", value, timestamp, "createdAt" from metrics
  ) s join assets a on a.id = s.asset and a."monitoringEnabled"
  where s.at >= $1::timestamptz at time zone 'UTC' and s.arrived <= $2::timestamptz at time zone 'UTC'`;

const USABLE = `value is not null and value not in ('NaN', 'Infinity', '-Infinity')`;

const SCORES = `
  select "assetId" as asset, "metricName" as metric, timestamp at time zone 'UTC' as at from anomaly_scores
  where timestamp >= $1`;

/** Within twenty seconds, and before any newer one of the same series. */
const IN_TIME = `arrived - at < interval '20 seconds' and not coalesce(at < max(at) over (
  partition by asset, metric order by arrived, at rows between unbounded preceding and 1 preceding), false)`;

/**
 * @returns a query with the parameters `since` and `until` that counts samples without a score. Those that came late do not count: their series is scored
 * again every two minutes at most.
 */
export function unscoredOf(): string {
  return `with samples as (${SAMPLES}), scores as (${SCORES}),
      dated as (select asset, metric, at, ${IN_TIME} as "isInTime" from samples where ${USABLE})
    select count(*)::int as n, min(metric || ' of ' || asset || ' at ' || at) as example from (
      select distinct asset, metric, at from dated where "isInTime" except all select asset, metric, at from scores
    ) missing`;
}

/** @returns a query with the parameters `since` and `until` for what became of the samples */
export function samplesOf(): string {
  return `with samples as (${SAMPLES}), scores as (${SCORES}),
    usable as (select asset, metric, at from samples where ${USABLE}),
    once as (select distinct asset, metric, at from usable)
    select (select count(*)::int from samples) as total,
      (select count(*)::int from once join (select distinct asset, metric, at from scores) s using (asset, metric, at)) as scored,
      (select count(*)::int from samples where value is null) as "noValue",
      (select count(*)::int from samples where value is not null and not (${USABLE})) as "notANumber",
      (select count(*)::int from usable) - (select count(*)::int from once) as twice,
      (select count(*)::int from (select * from scores except all select * from once) surplus) as surplus`;
}
