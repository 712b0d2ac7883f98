import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { MaintenanceEnvironment } from './maintenance-environment.js';
import { HTTP_URL, POSTGRES_URL, toBoolean } from './setting-values.js';

const TEN_YEARS_IN_SECONDS = 315_360_000;

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export const METRICS_SOURCES = ['database', 'api'] as const;
export const MODEL_SCOPES = ['global', 'asset-type'] as const;
export const ROLES = ['api', 'worker'] as const;

/**
 * Every setting of the service with its default and legal range; `.env.example` lists the same names.
 * A bad value never reaches the service: `loadConfig` reports all faults at once.
 */
export class Environment extends MaintenanceEnvironment {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsString()
  @Length(1, 100)
  SERVICE_NAME = 'ems-ml-service';

  @Matches(/^(api|worker)(\s*,\s*(api|worker))*$/, {
    message: '$property must be api, worker or both with a comma between',
  })
  ROLES = 'api,worker';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 8000;

  /** Without one: every address, but this machine's own alone where everybody may do everything. */
  @IsOptional()
  @IsString()
  @Length(1, 255)
  HOST?: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsIn(LOG_LEVELS)
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @IsOptional()
  @IsUrl(POSTGRES_URL)
  DATABASE_URL?: string;

  @IsOptional()
  @IsString()
  DATABASE_HOST?: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65_535)
  DATABASE_PORT = 5432;

  @IsString()
  @Length(1, 63)
  DATABASE_NAME = 'ems';

  @IsString()
  @Length(1, 63)
  DATABASE_USER = 'postgres';

  @IsString()
  DATABASE_PASSWORD = '';

  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(100)
  DATABASE_POOL_SIZE = 10;

  @Matches(/^[a-z_][a-z0-9_]{0,62}$/, {
    message: '$property must be the name of a schema: small letters, digits and _',
  })
  ML_SCHEMA = 'public';

  @IsOptional()
  @IsUrl(HTTP_URL)
  EMS_CORE_URL?: string;

  @Type(() => Number)
  @IsNumber()
  @Min(0.1)
  @Max(300)
  EMS_CORE_TIMEOUT = 30;

  @IsOptional()
  @IsString()
  EMS_CORE_USERNAME?: string;

  @IsOptional()
  @IsString()
  EMS_CORE_PASSWORD?: string;

  @IsOptional()
  @IsUrl(HTTP_URL)
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @IsIn(METRICS_SOURCES)
  METRICS_SOURCE: (typeof METRICS_SOURCES)[number] = 'database';

  @IsTimeZone({ message: '$property must be the IANA name of a time zone, e.g. Asia/Kolkata' })
  EMS_TIMEZONE = 'UTC';

  @IsOptional()
  @IsTimeZone({ message: '$property must be the IANA name of a time zone, e.g. Europe/Berlin' })
  LOCAL_TIMEZONE?: string;

  @IsOptional()
  @IsString()
  @Length(1, 1024)
  TOPOLOGY_FILE?: string;

  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(86_400)
  TOPOLOGY_REFRESH_SECONDS = 300;

  @Transform(toBoolean)
  @IsBoolean()
  ANOMALY_DETECTION_ENABLED = true;

  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  ANOMALY_THRESHOLD = 0.7;

  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(0.5)
  ANOMALY_CONTAMINATION = 0.1;

  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(1_000_000)
  MIN_TRAINING_SAMPLES = 100;

  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(TEN_YEARS_IN_SECONDS)
  MODEL_RETRAIN_INTERVAL = 3600;

  @Type(() => Number)
  @IsInt()
  @Min(3600)
  @Max(TEN_YEARS_IN_SECONDS)
  TRAINING_HISTORY_SECONDS = 1_209_600;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  SWEEP_INTERVAL_SECONDS = 30;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(TEN_YEARS_IN_SECONDS)
  FIRST_SWEEP_LOOKBACK_SECONDS = 86_400;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400)
  LATE_SAMPLES_SECONDS = 7200;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3660)
  SCORE_RETENTION_DAYS = 90;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3660)
  NORMAL_SCORE_RETENTION_DAYS = 90;

  @Type(() => Number)
  @IsInt()
  @Min(90)
  @Max(3660)
  EPISODE_RETENTION_DAYS = 365;

  @Type(() => Number)
  @IsInt()
  @Min(7)
  @Max(3660)
  HISTORY_RETENTION_DAYS = 90;

  @Transform(toBoolean)
  @IsBoolean()
  FORECASTS_ENABLED = true;

  @Type(() => Number)
  @IsInt()
  @Min(7)
  @Max(1096)
  FORECAST_HISTORY_DAYS = 70;

  @Type(() => Number)
  @IsInt()
  @Min(8)
  @Max(366)
  FORECAST_RETENTION_DAYS = 14;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  FEATURE_WINDOW_SIZE = 12;

  @IsString()
  @Length(1, 1024)
  MODEL_DIRECTORY = '.data/models';

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  MODELS_KEPT = 5;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(16)
  DETECTOR_THREADS?: number;

  @IsIn(MODEL_SCOPES)
  MODEL_SCOPE: (typeof MODEL_SCOPES)[number] = 'global';

  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(TEN_YEARS_IN_SECONDS)
  DRIFT_CHECK_INTERVAL = 3600;

  @Type(() => Number)
  @IsNumber()
  @Min(0.01)
  @Max(100)
  DRIFT_THRESHOLD = 0.25;

  @IsString()
  METRIC_POLICIES = '{}';

  @IsString()
  CORS_ORIGINS = 'http://localhost,http://localhost:4173,http://localhost:5173';

  @Transform(toBoolean)
  @IsBoolean()
  CORS_ALLOW_CREDENTIALS = true;
}
