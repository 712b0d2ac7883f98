import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Length, Matches, Max, Min } from 'class-validator';
import { HTTP_URL } from './setting-values.js';

export const AUTH_MODES = ['jwt', 'api-key', 'none'] as const;
/** Each may do what those before it may. */
export const ACCESS_ROLES = ['viewer', 'operator', 'admin'] as const;

/** Who may do what. */
export class AccessEnvironment {
  @IsOptional()
  @IsIn(AUTH_MODES)
  AUTH_MODE?: (typeof AUTH_MODES)[number];

  @IsOptional()
  @IsIn(['viewer', 'operator'])
  AUTH_ANONYMOUS_ROLE?: 'viewer' | 'operator';

  /** Of a shorter one every token could be tried offline. */
  @IsOptional()
  @IsString()
  @Length(16, 1000)
  JWT_SECRET?: string;

  @IsOptional()
  @IsUrl(HTTP_URL)
  JWT_JWKS_URL?: string;

  @IsOptional()
  @IsString()
  @Length(1, 500)
  JWT_ISSUER?: string;

  @IsOptional()
  @IsString()
  @Length(1, 500)
  JWT_AUDIENCE?: string;

  @IsString()
  @Length(1, 100)
  JWT_ROLE_CLAIM = 'role';

  /** The platform's roles, and what each may do here. */
  @Type(() => String)
  @Matches(/^[^,=\s]+=(viewer|operator|admin)(\s*,\s*[^,=\s]+=(viewer|operator|admin))*$/, {
    message: '$property must be a list such as admin=admin,engineer=operator,user=viewer',
  })
  JWT_ROLES = 'admin=admin,operator=operator,viewer=viewer,user=viewer';

  /** Of one address, in one process; 0: as many as it likes. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  RATE_LIMIT_PER_MINUTE = 12_000;

  /** Whose word is taken for the address of a client. */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  TRUSTED_PROXIES?: string;

  @IsOptional()
  @IsString()
  @Length(16, 1000)
  METRICS_TOKEN?: string;

  @Type(() => Number)
  @IsInt()
  @Min(7)
  @Max(3660)
  AUDIT_RETENTION_DAYS = 365;
}
