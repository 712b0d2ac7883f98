import fc from 'fast-check';
import { ConfigError, loadConfig } from './load-config.js';

const NEEDED = { DATABASE_URL: 'postgresql://db/ems', EMS_CORE_URL: 'http://core:3100' };

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('loadConfig', () => {
  it('takes the documented defaults for whatever is unset, empty or blank', () => {
    const config = loadConfig({ ...NEEDED, PORT: '', LOG_LEVEL: undefined, ANOMALY_THRESHOLD: '  ' });

    expect(config).toEqual({
      serviceName: 'ems-ml-service',
      isProduction: false,
      logLevel: 'info',
      http: {
        port: 8000,
        host: '127.0.0.1',
        corsOrigins: ['http://localhost', 'http://localhost:4173', 'http://localhost:5173'],
        isCorsCredentialed: true,
        trustedProxies: [],
      },
      access: { mode: 'none', ratePerMinute: 12_000 },
      roles: new Set(['api', 'worker']),
      database: {
        url: 'postgresql://db/ems',
        poolSize: 10,
        schema: 'public',
        jobSchema: 'ems_ml_jobs',
      },
      drift: { intervalSeconds: 3600, threshold: 0.25 },
      ems: { url: 'http://core:3100', timeoutMs: 30_000 },
      tracing: {},
      metrics: { source: 'database', timeZone: 'UTC', localTimeZone: 'UTC' },
      topology: { refreshSeconds: 300 },
      models: { directory: '.data/models', nKept: 5, scope: 'global' },
      training: {
        contamination: 0.1,
        minTrainingSamples: 100,
        intervalSeconds: 3600,
        historySeconds: 1_209_600,
      },
      detection: {
        isEnabled: true,
        threshold: 0.7,
        sweepIntervalSeconds: 30,
        firstLookbackSeconds: 86_400,
        lateSeconds: 7200,
        scoreRetentionDays: 90,
        normalScoreRetentionDays: 90,
        historySeconds: 1_209_600,
        minTrainingSamples: 100,
        policies: {},
      },
      forecasts: { isEnabled: true, historyDays: 70, retentionDays: 14 },
      notices: { reportSchedule: '0 7,19 * * *' },
      retention: { episodeDays: 365, auditDays: 365, historyDays: 90 },
      alerts: {
        isAutoCreated: true,
        mode: 'single',
        minSeverity: 'high',
        source: 'ml-service',
        isPastAnnounced: false,
        isObserveOnly: false,
      },
      rootCause: { confidence: 0.5 },
      maintenance: { isEnabled: true, historyDays: 180, costs: undefined, healthHorizonDays: 30 },
      capacity: { isAnnounced: true, warningDays: 30, warningProbability: 0.8 },
    });
  });

  it('names the database and EMS Core when nothing says where they are', () => {
    expect(faultsOf({})).toEqual([
      expect.stringMatching(/^DATABASE_URL \(or DATABASE_HOST\) is missing/),
      expect.stringMatching(/^EMS_CORE_URL is missing/),
    ]);
  });

  it("keeps the jobs among the own tables, and beside the platform's where those are", () => {
    const jobSchema = (env: Record<string, string>) => loadConfig({ ...NEEDED, ...env }).database.jobSchema;
    expect(jobSchema({})).toBe('ems_ml_jobs');
    expect(jobSchema({ ML_SCHEMA: 'ml' })).toBe('ml');
  });

  it('takes a login of EMS Core whole, and half of one not at all', () => {
    const login = { EMS_CORE_USERNAME: 'ann', EMS_CORE_PASSWORD: 'secret' };
    expect(loadConfig({ ...NEEDED, ...login }).ems.login).toEqual({ username: 'ann', password: 'secret' });
    expect(faultsOf({ ...NEEDED, EMS_CORE_USERNAME: 'ann' })).toEqual([
      'EMS_CORE_USERNAME and EMS_CORE_PASSWORD go together, and one of them is missing.',
    ]);
  });

  it("has series follow the platform's wall clock unless another is set", () => {
    const zones = (env: Record<string, string>) => loadConfig({ ...NEEDED, ...env }).metrics;
    const inBerlin = { EMS_TIMEZONE: 'Europe/Berlin' };
    expect(zones(inBerlin)).toMatchObject({ timeZone: 'Europe/Berlin', localTimeZone: 'Europe/Berlin' });
    expect(zones({ ...inBerlin, LOCAL_TIMEZONE: 'Asia/Kolkata' })).toMatchObject({
      timeZone: 'Europe/Berlin',
      localTimeZone: 'Asia/Kolkata',
    });
  });

  it('wants scores to be kept for as long as the first sweep looks back', () => {
    const lookback = { ...NEEDED, FIRST_SWEEP_LOOKBACK_SECONDS: '864001', SCORE_RETENTION_DAYS: '11' };

    expect(faultsOf({ ...lookback, NORMAL_SCORE_RETENTION_DAYS: '10' })).toEqual([
      'NORMAL_SCORE_RETENTION_DAYS must be at least the 11 day(s) of FIRST_SWEEP_LOOKBACK_SECONDS (it is 10)',
    ]);
    expect(faultsOf({ ...lookback, NORMAL_SCORE_RETENTION_DAYS: '11' })).toEqual([]);
  });

  it('lists every fault at once, each with its name and what was given', () => {
    const bad = {
      EMS_CORE_URL: 'core',
      PORT: 'http',
      LOG_LEVEL: 'loud',
      ANOMALY_THRESHOLD: '1.5',
      AUTO_CREATE_ALERTS: 'maybe',
      CORS_ORIGINS: '["http://a"',
    };
    const faults = faultsOf(bad);

    expect(faults).toHaveLength(7);
    for (const [name, value] of Object.entries(bad)) {
      expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${name} .*it is`)));
      expect(faults.find((fault) => fault.startsWith(name))).toContain(value);
    }
    expect(() => loadConfig(bad)).toThrow(/^The service cannot start: 7 setting\(s\) are wrong\.\n {2}- /);
  });

  it('keeps a password out of its message', () => {
    expect(faultsOf({ ...NEEDED, DATABASE_URL: 'mysql://ems:secret@db/ems' })).toEqual([
      'DATABASE_URL must be a URL address (it is not shown here)',
    ]);
  });

  it.each([
    ['PORT', ['0', '65535'], ['-1', '65536', '80.5']],
    ['DATABASE_PORT', ['1', '65535'], ['0', '65536']],
    ['DATABASE_POOL_SIZE', ['2', '100'], ['1', '101']],
    ['EMS_CORE_TIMEOUT', ['0.1', '300'], ['0.09', '301']],
    ['MODELS_KEPT', ['1', '1000'], ['0', '1001', '2.5']],
    ['DETECTOR_THREADS', ['1', '16'], ['0', '17', '1.5']],
    ['DRIFT_CHECK_INTERVAL', ['60'], ['59', '60.5']],
    ['DRIFT_THRESHOLD', ['0.01', '100'], ['0', '101']],
    ['ANOMALY_THRESHOLD', ['0', '1'], ['-0.1', '1.01']],
    ['ANOMALY_CONTAMINATION', ['0', '0.5'], ['-0.01', '0.51']],
    ['MIN_TRAINING_SAMPLES', ['2', '1000000'], ['1', '1000001', '2.5']],
    ['MODEL_RETRAIN_INTERVAL', ['60'], ['59', 'hourly']],
    ['TRAINING_HISTORY_SECONDS', ['3600'], ['3599']],
    ['SWEEP_INTERVAL_SECONDS', ['1', '3600'], ['0', '3601']],
    ['FIRST_SWEEP_LOOKBACK_SECONDS', ['0'], ['-1']],
    ['LATE_SAMPLES_SECONDS', ['0', '86400'], ['-1', '86401', '0.5']],
    ['TOPOLOGY_REFRESH_SECONDS', ['10', '86400'], ['9', '86401']],
    ['FEATURE_WINDOW_SIZE', ['1'], ['0']],
    ['NODE_ENV', ['test', 'production'], ['prod']],
    ['ROLES', ['api', 'worker', 'worker, api'], ['web', 'api;worker', 'api,']],
    ['METRICS_SOURCE', ['api'], ['rest']],
    ['EMS_TIMEZONE', ['UTC', 'Asia/Kolkata'], ['Berlin']],
    ['LOCAL_TIMEZONE', ['UTC', 'America/Santiago'], ['Berlin', 'CEST+1']],
    ['MODEL_SCOPE', ['global', 'asset-type'], ['asset', 'router']],
    ['ANOMALY_ALERT_SEVERITY', ['low', 'critical'], ['urgent']],
    ['ANOMALY_DETECTION_ENABLED', ['1', '0', 'true', 'false'], ['yes', 'on']],
    ['LOG_LEVEL', ['DEBUG', 'warn'], ['verbose']],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['http://collector:4318'], ['collector', 'grpc://collector:4317']],
    ['REPORT_SCHEDULE', ['0 6 * * 1-5'], ['daily', '61 * * * *']],
    ['ALERTMANAGER_URL', ['http://alertmanager:9093'], ['alertmanager:9093']],
    ['EMS_CORE_URL', ['http://core', 'https://ems_core:3100'], ['ftp://core', 'core:3100']],
    ['DATABASE_URL', ['postgres://u:p%40@ems_db:5432/ems'], ['mysql://db/ems', 'db']],
  ])('accepts %s within its range and names it outside', (name, good, bad) => {
    for (const value of good) expect(faultsOf({ AUTH_MODE: 'none', ...NEEDED, [name]: value })).toEqual([]);
    for (const value of bad) {
      expect(faultsOf({ ...NEEDED, [name]: value })).toEqual([expect.stringContaining(name)]);
    }
  });

  it('reads allowed origins from a comma list and from JSON', () => {
    const origins = (CORS_ORIGINS: string) => loadConfig({ ...NEEDED, CORS_ORIGINS }).http.corsOrigins;

    expect(origins('http://a, http://b:5173 ,')).toEqual(['http://a', 'http://b:5173']);
    expect(origins('["http://a","http://b:5173"]')).toEqual(['http://a', 'http://b:5173']);
    expect(faultsOf({ ...NEEDED, CORS_ORIGINS: '[1]' })).toEqual([expect.stringContaining('CORS_ORIGINS')]);
  });

  it('reads metric policies, and names metric and field of a wrong one', () => {
    const METRIC_POLICIES = '{"latency": {"minDeviation": 5}, "fan_speed": {"lowest": 0}}';
    expect(loadConfig({ ...NEEDED, METRIC_POLICIES }).detection.policies).toEqual({
      latency: { minDeviation: 5 },
      fan_speed: { lowest: 0 },
    });
    expect(faultsOf({ ...NEEDED, METRIC_POLICIES: '{"latency": {"minDeviation": -5}}' })).toEqual([
      'METRIC_POLICIES: latency.minDeviation must be a number, 0 or more (it is -5)',
    ]);
  });

  it('puts the parts of the database address together, whatever the password holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (DATABASE_PASSWORD) => {
        const { database } = loadConfig({
          EMS_CORE_URL: NEEDED.EMS_CORE_URL,
          DATABASE_HOST: 'db',
          DATABASE_PORT: '5433',
          DATABASE_USER: 'ems@site',
          DATABASE_NAME: 'ems/prod',
          DATABASE_PASSWORD,
        });
        const url = new URL(database.url);
        expect(url.host).toBe('db:5433');
        expect(decodeURIComponent(url.username)).toBe('ems@site');
        expect(decodeURIComponent(url.password)).toBe(
          DATABASE_PASSWORD.trim() === '' ? '' : DATABASE_PASSWORD,
        );
        expect(decodeURIComponent(url.pathname)).toBe('/ems/prod');
      }),
      { numRuns: 30 },
    );
  });

  it('prefers DATABASE_URL to the parts', () => {
    expect(loadConfig({ ...NEEDED, DATABASE_HOST: 'other' }).database.url).toBe(NEEDED.DATABASE_URL);
  });

  it('either accepts numbers within their ranges or names them', () => {
    const text = fc.oneof(
      fc.double().map(String),
      fc.integer({ min: -10, max: 100_000 }).map(String),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(text, text, text, (PORT, ANOMALY_THRESHOLD, SWEEP_INTERVAL_SECONDS) => {
        const env = { ...NEEDED, PORT, ANOMALY_THRESHOLD, SWEEP_INTERVAL_SECONDS };
        if (faultsOf(env).length > 0) return;
        const { http, detection } = loadConfig(env);
        expect(Number.isInteger(http.port) && http.port >= 0 && http.port <= 65_535).toBe(true);
        expect(detection.threshold >= 0 && detection.threshold <= 1).toBe(true);
        expect(detection.sweepIntervalSeconds >= 1 && detection.sweepIntervalSeconds <= 3600).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
