import type { Environment } from './environment.js';
import type { AccessConfig, AccessRole, TokenConfig } from './service-config.js';

/** @returns what is missing or contradicts itself */
export function accessFaults(settings: Environment): string[] {
  const { AUTH_MODE: mode, AUTH_ANONYMOUS_ROLE: anonymousRole, JWT_SECRET, JWT_JWKS_URL } = settings;
  const faults: string[] = [];
  if (mode === undefined && settings.NODE_ENV === 'production')
    faults.push(
      'AUTH_MODE is missing: jwt, api-key, or none where everybody who reaches the service may do everything',
    );
  if (mode === 'jwt' && (JWT_SECRET === undefined) === (JWT_JWKS_URL === undefined))
    faults.push('AUTH_MODE=jwt needs JWT_SECRET or JWT_JWKS_URL, and only one of them');
  if (anonymousRole !== undefined && modeOf(settings) === 'none')
    faults.push('AUTH_ANONYMOUS_ROLE says nothing with AUTH_MODE=none: everybody may do everything');
  return faults;
}

/** Where everybody may do everything, only this machine reaches the service unless HOST says otherwise. */
export function hostOf(settings: Environment): string {
  return settings.HOST ?? (modeOf(settings) === 'none' ? '127.0.0.1' : '0.0.0.0');
}

export function accessOf(settings: Environment): AccessConfig {
  const mode = modeOf(settings);
  const anonymousRole = settings.AUTH_ANONYMOUS_ROLE;
  return mode === 'jwt' ? { mode, anonymousRole, tokens: tokensOf(settings) } : { mode, anonymousRole };
}

function modeOf({ AUTH_MODE = 'none' }: Environment): AccessConfig['mode'] {
  return AUTH_MODE;
}

function tokensOf(settings: Environment): TokenConfig {
  const pairs = settings.JWT_ROLES.split(',').map((pair) => pair.trim().split('=') as [string, AccessRole]);
  return {
    secret: settings.JWT_SECRET,
    keysUrl: settings.JWT_JWKS_URL,
    issuer: settings.JWT_ISSUER,
    audience: settings.JWT_AUDIENCE,
    roleClaim: settings.JWT_ROLE_CLAIM,
    roles: new Map(pairs),
  };
}
