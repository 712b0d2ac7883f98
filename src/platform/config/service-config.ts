import type { ACCESS_ROLES } from './access-environment.js';
import type { ALERT_SEVERITIES, ALERTING_MODES } from './alerting-environment.js';
import type { FailureCosts } from './failure-costs.js';
import type { HEALTH_HORIZONS } from './maintenance-environment.js';
import type { PolicyOverrides } from './policy-overrides.js';
import type { LOG_LEVELS, METRICS_SOURCES, MODEL_SCOPES, ROLES } from './environment.js';

type Role = (typeof ROLES)[number];
/** What somebody may do: each role also what the ones before it may. */
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** How callers are known. */
export type AccessConfig = {
  readonly anonymousRole?: AccessRole | undefined;
  /** What a scrape of /metrics must send; nothing without one. */
  readonly metricsToken?: string | undefined;
  /** Requests of one address in one process; 0: as many as it likes. */
  readonly ratePerMinute: number;
} & ({ readonly mode: 'none' | 'api-key' } | { readonly mode: 'jwt'; readonly tokens: TokenConfig });

/** Whose tokens are believed: signed with `secret` (HS256), or by a key at `keysUrl` (RS256 or ES256). */
export interface TokenConfig {
  readonly secret?: string | undefined;
  readonly keysUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly roleClaim: string;
  /** By the value of the claim; others may do nothing. */
  readonly roles: ReadonlyMap<string, AccessRole>;
}

/** The service's settings, validated and grouped by who reads them. Built once, at start, by `loadConfig`. */
export interface ServiceConfig {
  readonly serviceName: string;
  readonly isProduction: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly corsOrigins: readonly string[];
    readonly isCorsCredentialed: boolean;
    /** Addresses and subnets. */
    readonly trustedProxies: readonly string[];
  };
  readonly access: AccessConfig;
  /** What this process does: answer requests, work on jobs, or both. */
  readonly roles: ReadonlySet<Role>;
  /** `schema` holds the service's own tables, `jobSchema` those of the job queue. */
  readonly database: {
    readonly url: string;
    readonly poolSize: number;
    readonly schema: string;
    readonly jobSchema: string;
  };
  readonly ems: {
    readonly url: string;
    readonly timeoutMs: number;
    /** An administrator's, for the routes that want a token. */
    readonly login?: { readonly username: string; readonly password: string };
  };
  /** Base address of an OpenTelemetry collector. */
  readonly tracing: { readonly endpoint?: string | undefined };
  readonly metrics: {
    readonly source: (typeof METRICS_SOURCES)[number];
    /** Zone of the wall clocks in the platform's tables. */
    readonly timeZone: string;
    /** Zone whose wall clock people and their jobs go by, where an asset names none of its own. */
    readonly localTimeZone: string;
  };
  /** `file`: dependencies that an operator wrote down. */
  readonly topology: { readonly file?: string | undefined; readonly refreshSeconds: number };
  /**
   * `nKept`: files of the newest models that are kept, beside the active one, its predecessor and those pinned. `scope`: whether a new
   * model holds one for each type of asset, beside the one for all. `nThreads`: threads that fit and score; as many as the machine has
   * cores and memory for where nobody says.
   */
  readonly models: {
    readonly directory: string;
    readonly nKept: number;
    readonly scope: (typeof MODEL_SCOPES)[number];
    readonly nThreads?: number | undefined;
  };
  readonly drift: { readonly intervalSeconds: number; readonly threshold: number };
  readonly training: {
    readonly contamination: number;
    readonly minTrainingSamples: number;
    readonly intervalSeconds: number;
    readonly historySeconds: number;
  };
  readonly detection: {
    readonly isEnabled: boolean;
    readonly threshold: number;
    readonly sweepIntervalSeconds: number;
    readonly firstLookbackSeconds: number;
    /** How old a sample may be that arrives after a newer one of its series was scored. */
    readonly lateSeconds: number;
    readonly scoreRetentionDays: number;
    readonly normalScoreRetentionDays: number;
    readonly historySeconds: number;
    readonly minTrainingSamples: number;
    /** What differs from the policies that the platform's metrics have anyway. */
    readonly policies: PolicyOverrides;
  };
  readonly forecasts: {
    /** Whether every series is forecast once a day. */
    readonly isEnabled: boolean;
    /** How far back is read; a horizon of more than a third of it reads more. */
    readonly historyDays: number;
    /** How long a stored forecast is kept. */
    readonly retentionDays: number;
  };
  readonly maintenance: {
    /** Whether assets are looked at every few hours, and failures predicted. */
    readonly isEnabled: boolean;
    /** How far back assets are looked at, and what is kept of them. */
    readonly historyDays: number;
    /** What a failure costs, by type of asset; undefined where nobody says. */
    readonly costs: FailureCosts | undefined;
    /** How far the predicted failures look ahead that lower the health of assets. */
    readonly healthHorizonDays: (typeof HEALTH_HORIZONS)[number];
  };
  /** `episodeDays`: closed episodes; `auditDays`: who changed what; `historyDays`: whatever else is over, scores aside. */
  readonly retention: {
    readonly episodeDays: number;
    readonly auditDays: number;
    readonly historyDays: number;
  };
  /** Where else incidents and reports go; nowhere without an address. */
  readonly notices: {
    /** Under which people reach this service. */
    readonly dashboardUrl?: string | undefined;
    readonly webhookUrl?: string | undefined;
    readonly webhookSecret?: string | undefined;
    readonly alertmanagerUrl?: string | undefined;
    readonly reportUrl?: string | undefined;
    /** As in a crontab, in `metrics.localTimeZone`. */
    readonly reportSchedule: string;
  };
  readonly alerts: {
    readonly isAutoCreated: boolean;
    readonly minSeverity: (typeof ALERT_SEVERITIES)[number];
    readonly source: string;
    /** Whether episodes are announced that had ended before the first start. */
    readonly isPastAnnounced: boolean;
    /** Nothing is sent to EMS Core. */
    readonly isObserveOnly: boolean;
    /** What is announced: each episode by itself, also where incidents lead the dashboard, or one alert for each incident. */
    readonly mode: (typeof ALERTING_MODES)[number];
  };
  /** Probability that some cause must have to be named, 0.05..0.99. */
  readonly rootCause: { readonly confidence: number };
  /** When EMS Core is warned of a limit that will be reached. */
  readonly capacity: {
    readonly isAnnounced: boolean;
    readonly warningDays: number;
    /** 0.5..0.99. */
    readonly warningProbability: number;
  };
}

/** Injection token of the {@link ServiceConfig}. */
export const SERVICE_CONFIG = Symbol('SERVICE_CONFIG');
