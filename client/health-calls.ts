import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type FleetHealthQuery = NonNullable<paths['/api/v1/maintenance/health']['get']['parameters']['query']>;
export type FleetHealth = Schemas['FleetHealthResponse'];
export type AssetHealthHistory = Schemas['AssetHealthHistoryResponse'];

export function healthCalls(api: Client<paths>) {
  return {
    getAssetHealth: async (assetId: string | number) =>
      bodyOf(await api.GET('/api/v1/health/asset/{assetId}', { params: { path: { assetId } } })),
    getFleetHealth: async (query: FleetHealthQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/health', { params: { query } })),
    getAssetHealthHistory: async (assetId: string | number, days = 90) =>
      bodyOf(
        await api.GET('/api/v1/maintenance/health/{assetId}', {
          params: { path: { assetId }, query: { days } },
        }),
      ),
  };
}
