/** Endpoints that schema.d.ts does not have yet; to be deleted once it does. */
export interface ContractPaths {
  '/api/v1/settings': {
    get: {
      parameters: { query?: never };
      responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Settings } } };
    };
  };
  '/api/v1/anomaly/preview/curve': {
    get: {
      parameters: { query?: { days?: number; assetId?: string | number } };
      responses: {
        200: { headers: Record<string, unknown>; content: { 'application/json': PreviewCurve } };
      };
    };
  };
}

export interface Settings {
  success: boolean;
  settings: {
    name: string;
    value: string | number | boolean | null;
    isDefault: boolean;
    isSecret: boolean;
    isSet: boolean;
    section: string;
    description: string;
  }[];
}

export interface PreviewCurve {
  success: boolean;
  from: string;
  until: string;
  modelVersion: string | null;
  assets: number;
  thresholds: number[];
  episodes: {
    id: string | null;
    assetId: string | number;
    assetName: string;
    metricName: string;
    startedAt: string;
    endedAt: string | null;
    peakScore: number;
    feedback: string | null;
    scoreToOpen: number;
  }[];
}
