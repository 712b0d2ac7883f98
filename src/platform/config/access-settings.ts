import { isIP } from 'node:net';
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
  if (!proxiesIn(settings).every(isAddressOrSubnet))
    faults.push('TRUSTED_PROXIES must be a list of addresses and subnets, such as 10.0.0.7, 10.1.0.0/16');
  return faults;
}

/** Where everybody may do everything, only this machine reaches the service unless HOST says otherwise. */
export function hostOf(settings: Environment): string {
  return settings.HOST ?? (modeOf(settings) === 'none' ? '127.0.0.1' : '0.0.0.0');
}

export function accessOf(settings: Environment): AccessConfig {
  const mode = modeOf(settings);
  const rest = {
    anonymousRole: settings.AUTH_ANONYMOUS_ROLE,
    metricsToken: settings.METRICS_TOKEN,
    ratePerMinute: settings.RATE_LIMIT_PER_MINUTE,
  };
  return mode === 'jwt' ? { mode, ...rest, tokens: tokensOf(settings) } : { mode, ...rest };
}

export function proxiesIn({ TRUSTED_PROXIES = '' }: Environment): string[] {
  return TRUSTED_PROXIES.split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function isAddressOrSubnet(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  const isPrefix =
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && isPrefix && rest.length === 0;
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
