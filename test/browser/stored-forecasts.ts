import { createMlApi } from '../../client/ml-api.js';
import { assetNamed } from '../../simulator/index.js';
import type { Platform, Service } from '../e2e/platform.js';

/** An asset with a metric that has a past of three weeks, and stored forecasts. */
export const FORECAST_ASSET = assetNamed('fw-branch-01').id;
const FORECAST_METRIC = 'accepted_sessions';

const HOUR_MS = 3_600_000;
const AGES_HOURS = [26, 2];
const WEEK_HOURS = 168;

/** As if it had always been polled: by the working day, less at the weekend, with noise that is the same each time. */
export async function pollSessions({ rows }: Platform): Promise<void> {
  await rows(`
    insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
    select '${FORECAST_ASSET}', '${FORECAST_METRIC}',
      round((180 + (hashtext(n::text) % 1000) / 50.0 +
        case when extract(isodow from at) < 6 then 140 else 50 end * greatest(0, sin((extract(hour from at) +
          extract(minute from at) / 60.0 - 6) * pi() / 13)))::numeric, 1), 'count', at
    from generate_series(0, 3023) n, lateral (select (now() at time zone 'UTC') - n * interval '10 minutes' as at) t`);
}

/** Those of yesterday and of today, and how others before them turned out; none of a week ago. */
export async function storeForecasts({ rows }: Platform, { url }: Service): Promise<void> {
  const api = createMlApi(url);
  for (const hoursAgo of AGES_HOURS) {
    const { points, asOf } = await api.makeForecast({
      assetId: FORECAST_ASSET,
      metricName: FORECAST_METRIC,
      horizonHours: WEEK_HOURS,
      level: 0.95,
      asOf: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString(),
    });
    const column = (name: 'low' | 'median' | 'high') => `'{${points.map((point) => point[name]).join(',')}}'`;
    await rows(`
      insert into series_forecasts ("assetId", "metricName", "firstAt", "madeAt", "stepSeconds", lows, medians, highs, naives,
        "historySeconds", "methodVersion", details)
      values ('${FORECAST_ASSET}', '${FORECAST_METRIC}', '${points[0]!.timestamp}', '${asOf}', 3600, ${column('low')},
        ${column('median')}, ${column('high')}, ${column('median')}, 1800000, 1,
        '{"members": [], "seasons": [], "isShort": false}')`);
  }
  await rows(`
    insert into forecast_accuracy ("assetId", "metricName", week, "leadHours", steps, inside, compared, error, "naiveError",
      scaled, "scaledError", "scaledNaiveError")
    values ('${FORECAST_ASSET}', '${FORECAST_METRIC}', date_trunc('week', now())::date, 24, 100, 94, 100, 60, 100, 100, 60, 100)`);
}
