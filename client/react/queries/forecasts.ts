import type { AssetId, ForecastRequest, ForecastsQuery } from '../../ml-api.js';
import { useMlQuery } from '../provider/use-ml-query.js';

/** They are made once a day; none of the stream's events says so. */
const REFRESH_MS = 300_000;

export function useForecasts(assetId: AssetId, query: ForecastsQuery, isEnabled: boolean) {
  return useMlQuery(['forecasts', String(assetId), query], (api) => api.getForecasts(assetId, query), {
    isEnabled,
    refreshMs: () => REFRESH_MS,
  });
}

/** One that is not stored; made once. */
export function useMadeForecast(request: ForecastRequest, isEnabled: boolean) {
  return useMlQuery(['made-forecast', request], (api) => api.makeForecast(request), {
    isEnabled,
    isAskedOnce: true,
  });
}

/** Seasons and typical profiles of all metrics; some work for the service, so it is asked once. */
export function useSeasonality(assetId: AssetId) {
  return useMlQuery(
    ['seasonality', String(assetId)],
    (api) => api.getSeasonality(assetId, { limit: SEASONALITY_SERIES }),
    { isAskedOnce: true },
  );
}

/** As many as the service answers at once. */
const SEASONALITY_SERIES = 50;
