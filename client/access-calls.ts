import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type Access = Schemas['AccessResponse'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type AuditQuery = NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>;
export type Settings = Schemas['SettingsResponse'];

export function accessCalls(api: Client<paths>) {
  return {
    getAccess: async () => bodyOf(await api.GET('/api/v1/access')),
    getAuditEntries: async (query: AuditQuery = {}) =>
      bodyOf(await api.GET('/api/v1/audit', { params: { query } })),
    getSettings: async () => bodyOf(await api.GET('/api/v1/settings')),
  };
}
