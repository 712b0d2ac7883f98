import type { Fleet } from '../service/fleet.js';

const ID = `'00000000-0000-4000-8000-' || lpad(i::text, 12, '0')`;

/** A fleet as it is after eight days of sweeps: of each asset six series, every third with an open episode, a peak in each quarter of an hour. */
export async function fillFleet(fleet: Fleet, nAssets: number): Promise<void> {
  await fleet.addAssets(nAssets);
  await fleet.run(`
    update assets set location = 'site-' || right(name, 2), tags = 'rack-' || right(name, 1) || ',bench',
      type = (array['router', 'switch', 'server']::assets_type_enum[])[1 + right(name, 1)::int % 3]
    where owner = 'bench'`);
  await fleet.run(`
    insert into asset_score_peaks ("assetId", quarter, score, "metricName")
    select ${ID}, quarter, random() ^ 3, 'bandwidth_in'
    from generate_series(date_bin('15 minutes', now(), '2026-01-01Z') - interval '8 days', now(), interval '15 minutes') quarter,
      generate_series(1, ${nAssets}) i`);
  await fleet.run(`
    insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
    select ${ID}, metric, now(), 30000
    from generate_series(1, ${nAssets}) i, unnest(array['cpu', 'memory', 'disk', 'latency', 'bandwidth_in', 'bandwidth_out']) metric`);
  await fleet.run(`
    insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
      "lastAboveThresholdAt", "endedAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
    select gen_random_uuid(), ${ID}, 'cpu', case when day = 0 and i % 3 = 0 then 'open' else 'closed' end, 'medium', 'high', at, at, at,
      case when day = 0 and i % 3 = 0 then null else at end, 1, 0, 0.8, at, 'cpu rose to 97 %; 20–40 % is usual at this time of day'
    from generate_series(1, ${nAssets}) i, generate_series(0, 7) day, lateral (select now() - day * interval '1 day' as at) t`);
  await fleet.run('vacuum analyze asset_score_peaks, series_reports, anomaly_episodes, assets');
}
