import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CronExpressionParser } from 'cron-parser';
import { accessFaults, accessOf, hostOf, proxiesIn } from './access-settings.js';
import { databaseUrl } from './database-url.js';
import { Environment, ROLES } from './environment.js';
import { readFailureCosts } from './failure-costs.js';
import { givenIn, SECRETS } from './given-settings.js';
import { readPolicyOverrides } from './policy-overrides.js';
import type { ServiceConfig } from './service-config.js';

/** Lists every bad setting in one message, so that an operator mends them all in one go. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The service cannot start: ${faults.length} setting(s) are wrong.\n  - ${faults.join('\n  - ')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Turns environment variables into the service's settings. Unset and blank variables take their defaults.
 *
 * @param env - name → text, as in `process.env`; unknown names are ignored
 * @returns the settings, every value inside its documented range
 * @throws ConfigError naming every bad or missing setting at once
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): ServiceConfig {
  const given = givenIn(env);
  const settings = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const faults = [
    ...invalidSettings(settings, given),
    ...missingSettings(settings),
    ...accessFaults(settings),
    ...corsFaults(settings),
    ...scheduleFaults(settings),
    ...retentionFaults(settings),
    ...readPolicyOverrides(settings.METRIC_POLICIES).faults.map((fault) => `METRIC_POLICIES: ${fault}`),
    ...readFailureCosts(settings.COSTS).faults.map((fault) => `COSTS: ${fault}`),
  ];
  if (faults.length > 0) throw new ConfigError(faults);
  return toConfig(settings);
}

function invalidSettings(settings: Environment, given: Readonly<Record<string, unknown>>): string[] {
  return validateSync(settings).map(({ property, constraints }) => {
    const value = SECRETS.has(property) ? 'not shown here' : JSON.stringify(given[property]);
    return `${Object.values(constraints ?? {}).join(', ')} (it is ${value})`;
  });
}

function missingSettings(settings: Environment): string[] {
  const missing: string[] = [];
  if (!settings.DATABASE_URL && !settings.DATABASE_HOST) {
    missing.push('DATABASE_URL (or DATABASE_HOST) is missing: where is the PostgreSQL of the EMS?');
  }
  if (!settings.EMS_CORE_URL)
    missing.push('EMS_CORE_URL is missing: where is EMS Core, e.g. http://ems-core:3100?');
  if ((settings.EMS_CORE_USERNAME === undefined) !== (settings.EMS_CORE_PASSWORD === undefined))
    missing.push('EMS_CORE_USERNAME and EMS_CORE_PASSWORD go together, and one of them is missing.');
  return missing;
}

function corsFaults(settings: Environment): string[] {
  try {
    parseOrigins(settings.CORS_ORIGINS);
    return [];
  } catch {
    return [`CORS_ORIGINS must be a comma list or a JSON array of texts (it is ${settings.CORS_ORIGINS})`];
  }
}

function scheduleFaults({ REPORT_SCHEDULE: schedule }: Environment): string[] {
  try {
    CronExpressionParser.parse(schedule);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`REPORT_SCHEDULE must be a schedule as in a crontab: ${reason} (it is ${schedule})`];
  }
}

/** Scores that are too old before they are stored would come and go at once. */
function retentionFaults(settings: Environment): string[] {
  const days = Math.ceil(settings.FIRST_SWEEP_LOOKBACK_SECONDS / 86_400);
  return (['SCORE_RETENTION_DAYS', 'NORMAL_SCORE_RETENTION_DAYS'] as const)
    .filter((name) => settings[name] < days)
    .map(
      (name) =>
        `${name} must be at least the ${days} day(s) of FIRST_SWEEP_LOOKBACK_SECONDS (it is ${settings[name]})`,
    );
}

function parseOrigins(text: string): string[] {
  if (!text.trim().startsWith('['))
    return text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean);
  const origins: unknown = JSON.parse(text);
  if (!Array.isArray(origins) || !origins.every((origin) => typeof origin === 'string'))
    throw new SyntaxError();
  return origins;
}

/** The platform's own tables may be named like those of the queue, so that `public` is not for them. */
const JOBS_BESIDE_PUBLIC = 'ems_ml_jobs';

function databaseOf(settings: Environment): ServiceConfig['database'] {
  const { DATABASE_POOL_SIZE: poolSize, ML_SCHEMA: schema } = settings;
  const jobSchema = schema === 'public' ? JOBS_BESIDE_PUBLIC : schema;
  return { url: settings.DATABASE_URL ?? urlOf(settings), poolSize, schema, jobSchema };
}

function urlOf(settings: Environment): string {
  return databaseUrl({
    host: settings.DATABASE_HOST ?? '',
    port: settings.DATABASE_PORT,
    user: settings.DATABASE_USER,
    password: settings.DATABASE_PASSWORD,
    name: settings.DATABASE_NAME,
  });
}

function httpOf(settings: Environment): ServiceConfig['http'] {
  return {
    port: settings.PORT,
    host: hostOf(settings),
    corsOrigins: parseOrigins(settings.CORS_ORIGINS),
    isCorsCredentialed: settings.CORS_ALLOW_CREDENTIALS,
    trustedProxies: proxiesIn(settings),
  };
}

function emsOf(settings: Environment): ServiceConfig['ems'] {
  const { EMS_CORE_URL: url = '', EMS_CORE_USERNAME: username, EMS_CORE_PASSWORD: password } = settings;
  const login = username === undefined || password === undefined ? undefined : { username, password };
  return { url, timeoutMs: settings.EMS_CORE_TIMEOUT * 1000, login };
}

function metricsOf(settings: Environment): ServiceConfig['metrics'] {
  const { METRICS_SOURCE: source, EMS_TIMEZONE: timeZone, LOCAL_TIMEZONE } = settings;
  return { source, timeZone, localTimeZone: LOCAL_TIMEZONE ?? timeZone };
}

function modelsOf(settings: Environment): ServiceConfig['models'] {
  return {
    directory: settings.MODEL_DIRECTORY,
    nKept: settings.MODELS_KEPT,
    scope: settings.MODEL_SCOPE,
    nThreads: settings.DETECTOR_THREADS,
  };
}

function forecastsOf(settings: Environment): ServiceConfig['forecasts'] {
  return {
    isEnabled: settings.FORECASTS_ENABLED,
    historyDays: settings.FORECAST_HISTORY_DAYS,
    retentionDays: settings.FORECAST_RETENTION_DAYS,
  };
}

function maintenanceOf(settings: Environment): ServiceConfig['maintenance'] {
  return {
    isEnabled: settings.MAINTENANCE_ENABLED,
    historyDays: settings.MAINTENANCE_HISTORY_DAYS,
    costs: readFailureCosts(settings.COSTS).costs,
    healthHorizonDays: settings.HEALTH_HORIZON_DAYS,
  };
}

function retentionOf(settings: Environment): ServiceConfig['retention'] {
  return {
    episodeDays: settings.EPISODE_RETENTION_DAYS,
    auditDays: settings.AUDIT_RETENTION_DAYS,
    historyDays: settings.HISTORY_RETENTION_DAYS,
  };
}

function noticesOf(settings: Environment): ServiceConfig['notices'] {
  return {
    dashboardUrl: settings.DASHBOARD_URL,
    webhookUrl: settings.NOTIFY_WEBHOOK_URL,
    webhookSecret: settings.NOTIFY_WEBHOOK_SECRET,
    alertmanagerUrl: settings.ALERTMANAGER_URL,
    reportUrl: settings.REPORT_WEBHOOK,
    reportSchedule: settings.REPORT_SCHEDULE,
  };
}

function detectionOf(settings: Environment): ServiceConfig['detection'] {
  return {
    isEnabled: settings.ANOMALY_DETECTION_ENABLED,
    threshold: settings.ANOMALY_THRESHOLD,
    sweepIntervalSeconds: settings.SWEEP_INTERVAL_SECONDS,
    firstLookbackSeconds: settings.FIRST_SWEEP_LOOKBACK_SECONDS,
    lateSeconds: settings.LATE_SAMPLES_SECONDS,
    scoreRetentionDays: settings.SCORE_RETENTION_DAYS,
    normalScoreRetentionDays: settings.NORMAL_SCORE_RETENTION_DAYS,
    historySeconds: settings.TRAINING_HISTORY_SECONDS,
    minTrainingSamples: settings.MIN_TRAINING_SAMPLES,
    policies: readPolicyOverrides(settings.METRIC_POLICIES).overrides,
  };
}

function alertsOf(settings: Environment): ServiceConfig['alerts'] {
  return {
    isAutoCreated: settings.AUTO_CREATE_ALERTS,
    minSeverity: settings.ANOMALY_ALERT_SEVERITY,
    source: settings.ANOMALY_ALERT_SOURCE,
    isPastAnnounced: settings.ANNOUNCE_PAST,
    isObserveOnly: settings.OBSERVE_ONLY,
    mode: settings.ALERTING,
  };
}

function toConfig(settings: Environment): ServiceConfig {
  return {
    serviceName: settings.SERVICE_NAME,
    isProduction: settings.NODE_ENV === 'production',
    logLevel: settings.LOG_LEVEL,
    http: httpOf(settings),
    access: accessOf(settings),
    roles: new Set(ROLES.filter((role) => settings.ROLES.includes(role))),
    database: databaseOf(settings),
    ems: emsOf(settings),
    tracing: { endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT },
    metrics: metricsOf(settings),
    topology: { file: settings.TOPOLOGY_FILE, refreshSeconds: settings.TOPOLOGY_REFRESH_SECONDS },
    models: modelsOf(settings),
    drift: { intervalSeconds: settings.DRIFT_CHECK_INTERVAL, threshold: settings.DRIFT_THRESHOLD },
    training: {
      contamination: settings.ANOMALY_CONTAMINATION,
      minTrainingSamples: settings.MIN_TRAINING_SAMPLES,
      intervalSeconds: settings.MODEL_RETRAIN_INTERVAL,
      historySeconds: settings.TRAINING_HISTORY_SECONDS,
    },
    detection: detectionOf(settings),
    forecasts: forecastsOf(settings),
    maintenance: maintenanceOf(settings),
    retention: retentionOf(settings),
    notices: noticesOf(settings),
    alerts: alertsOf(settings),
    rootCause: { confidence: settings.ROOT_CAUSE_CONFIDENCE },
    capacity: {
      isAnnounced: settings.CAPACITY_EVENTS,
      warningDays: settings.CAPACITY_WARNING_DAYS,
      warningProbability: settings.CAPACITY_WARNING_PROBABILITY,
    },
  };
}
