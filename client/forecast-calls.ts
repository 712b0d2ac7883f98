import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type ForecastRequest = Schemas['ForecastBody'];
export type Forecast = Schemas['ForecastResponse'];
export type StoredForecasts = Schemas['ForecastsResponse'];
export type Seasonality = Schemas['SeasonalityResponse'];
export type ForecastsQuery = paths['/api/v1/forecasts/{assetId}']['get']['parameters']['query'];
export type SeasonalityQuery = paths['/api/v1/seasonality/{assetId}']['get']['parameters']['query'];

export function forecastCalls(api: Client<paths>) {
  return {
    makeForecast: async (body: ForecastRequest): Promise<Forecast> =>
      bodyOf(await api.POST('/api/v1/forecast', { body })),
    getForecasts: async (assetId: string | number, query: ForecastsQuery = {}): Promise<StoredForecasts> =>
      bodyOf(await api.GET('/api/v1/forecasts/{assetId}', { params: { path: { assetId }, query } })),
    getSeasonality: async (assetId: string | number, query: SeasonalityQuery = {}): Promise<Seasonality> =>
      bodyOf(await api.GET('/api/v1/seasonality/{assetId}', { params: { path: { assetId }, query } })),
  };
}
