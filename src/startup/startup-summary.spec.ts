import type { ActiveModel } from '../models/index.js';
import { loadConfig } from '../platform/config/index.js';
import { startupSummary } from './startup-summary.js';

const NEEDED = { DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core:3100' };
const model: ActiveModel = {
  modelVersion: '20261122T141502123Z',
  trainedAt: new Date(0),
  activatedAt: new Date(0),
  artifact: new Uint8Array(new SharedArrayBuffer(1)),
};
const sweep = {
  seriesIds: new Set(Array.from({ length: 132 }, (_, n) => `asset-${n} cpu_usage`)),
  nScored: 38_016,
  nMissing: 0,
  nDuplicates: 0,
  nInvalid: 0,
  nDelayed: 0,
  nLate: 0,
  nTooLate: 0,
  nFuture: 0,
  nAnomalous: 41,
  nOpened: 3,
  nClosed: 2,
  nMissingDataOpened: 0,
  nMissingDataClosed: 0,
};

describe('startupSummary', () => {
  it('says what is in use, what was done and where to look', () => {
    expect(startupSummary(model, sweep, loadConfig(NEEDED))).toEqual([
      'Model 20261122T141502123Z is in use; the next training is due 3600 s after the last',
      'Swept 38016 samples of 132 series: 41 anomalous in 3 episode(s); next sweep in 30 s',
      'Metrics from the EMS database; events go to http://core:3100',
      'AUTH_MODE=none: everybody who reaches 127.0.0.1 may do everything',
      'Ready: Swagger http://localhost:8000/docs · ReDoc http://localhost:8000/redoc · health http://localhost:8000/api/v1/health',
    ]);
  });

  it('says what the process does where it has one role only', () => {
    const api = startupSummary(model, undefined, loadConfig({ ...NEEDED, ROLES: 'api' }));
    expect(api[1]).toMatch(/^This process answers requests \(ROLES=api\)/);
    expect(api.at(-1)).toMatch(/^Ready: Swagger/);

    const worker = startupSummary(model, sweep, loadConfig({ ...NEEDED, ROLES: 'worker' }));
    expect(worker[1]).toMatch(/^Swept 38016 samples/);
    expect(worker.at(-1)).toBe('Ready: health http://localhost:8000/api/v1/health');
  });

  it('says who may do what', () => {
    const lineOf = (env: Readonly<Record<string, string>>): string | undefined =>
      startupSummary(model, sweep, loadConfig({ ...NEEDED, ...env })).at(-2);

    expect(lineOf({ AUTH_MODE: 'api-key' })).toBe('AUTH_MODE=api-key: who brings no key may do nothing');
    const jwt = { AUTH_MODE: 'jwt', JWT_SECRET: 'sixteen characters', AUTH_ANONYMOUS_ROLE: 'viewer' };
    expect(lineOf(jwt)).toBe('AUTH_MODE=jwt: who brings no token may do what a viewer may');
  });

  it('says that nothing is announced', () => {
    const summary = startupSummary(model, sweep, loadConfig({ ...NEEDED, OBSERVE_ONLY: 'true' }));

    expect(summary).toContain(
      'Metrics from the EMS database; OBSERVE_ONLY=true: nothing is sent to EMS Core',
    );
  });

  it('reports missing data apart from what was scored', () => {
    const [, aboutSweep] = startupSummary(model, { ...sweep, nMissingDataOpened: 4 }, loadConfig(NEEDED));

    expect(aboutSweep).toContain('41 anomalous in 3 episode(s), 4 episode(s) of missing data; next sweep');
  });

  it('says what is missing', () => {
    const [aboutModel, aboutSweep] = startupSummary(undefined, undefined, loadConfig(NEEDED));

    expect(aboutModel).toMatch(/^No model yet: scores are statistical/);
    expect(aboutSweep).toBe('The first sweep failed; the next one is in 30 s');
  });

  it('says what the settings changed', () => {
    const config = loadConfig({
      ...NEEDED,
      PORT: '8080',
      METRICS_SOURCE: 'api',
      ANOMALY_DETECTION_ENABLED: 'false',
    });

    const [, aboutSweep, aboutMetrics, , aboutPlaces] = startupSummary(model, undefined, config);

    expect(aboutSweep).toBe('Sweeps are switched off (ANOMALY_DETECTION_ENABLED=false)');
    expect(aboutMetrics).toMatch(/^Metrics from the EMS REST API/);
    expect(aboutPlaces).toContain('http://localhost:8080/docs');
  });
});
