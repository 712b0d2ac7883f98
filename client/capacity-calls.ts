import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type CapacityQuery = NonNullable<paths['/api/v1/capacity']['get']['parameters']['query']>;
export type CapacityGroup = NonNullable<CapacityQuery['group']>;
export type CapacityPage = Schemas['CapacityResponse'];
export type CapacityRow = Schemas['CapacityItemResponse'];
export type CapacityLevel = Schemas['LevelReachedResponse'];
export type CapacityChart = Schemas['CapacityChartResponse'];
export type WhatIfQuestion = Schemas['WhatIfBody'];
export type WhatIfAnswer = Schemas['WhatIfResponse'];

export function capacityCalls(api: Client<paths>) {
  return {
    getCapacity: async (query: CapacityQuery = {}) =>
      bodyOf(await api.GET('/api/v1/capacity', { params: { query } })),
    askWhatIf: async (body: WhatIfQuestion) => bodyOf(await api.POST('/api/v1/capacity/what-if', { body })),
  };
}
