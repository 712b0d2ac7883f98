import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import type { TokenConfig } from '../config/index.js';
import { DependencyUnavailableError } from '../errors/index.js';
import { UnauthenticatedError } from './auth.errors.js';
import type { Caller } from './caller.js';

/** How far the clocks of two machines may be apart. */
const CLOCK_SKEW_S = 30;
const KEYS_TIMEOUT_MS = 3_000;

/** Verifies the tokens that EMS Core, or whoever logs people in, has signed. */
export class TokenVerifier {
  private readonly verify: (token: string) => Promise<JWTPayload>;

  constructor(private readonly config: TokenConfig) {
    const options: JWTVerifyOptions = {
      issuer: config.issuer,
      audience: config.audience,
      clockTolerance: CLOCK_SKEW_S,
      requiredClaims: ['exp'],
    };
    if (config.keysUrl === undefined) {
      const secret = new TextEncoder().encode(config.secret);
      this.verify = async (token) =>
        (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload;
    } else {
      const keys = createRemoteJWKSet(new URL(config.keysUrl), { timeoutDuration: KEYS_TIMEOUT_MS });
      this.verify = async (token) =>
        (await jwtVerify(token, keys, { ...options, algorithms: ['RS256', 'ES256'] })).payload;
    }
  }

  /** @throws UnauthenticatedError, DependencyUnavailableError where the keys cannot be read */
  async callerOf(token: string): Promise<Caller> {
    const payload = await this.verified(token);
    const claim = payload[this.config.roleClaim];
    const roles = (Array.isArray(claim) ? claim : [claim]).map((value) =>
      this.config.roles.get(String(value)),
    );
    const role = (['admin', 'operator', 'viewer'] as const).find((one) => roles.includes(one));
    if (role === undefined)
      throw new UnauthenticatedError(
        `The token names no role of JWT_ROLES in its claim ${this.config.roleClaim}.`,
      );
    const name = [payload.username, payload.preferred_username, payload.sub].find(isText) ?? 'unnamed';
    return { name: name.slice(0, 200), role };
  }

  private async verified(token: string): Promise<JWTPayload> {
    try {
      return await this.verify(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new UnauthenticatedError('The token has expired.');
      if (areKeysAway(error)) throw new DependencyUnavailableError('Whoever signs the tokens', error);
      // Which check it failed would help somebody who forges one.
      throw new UnauthenticatedError('The token is not valid.');
    }
  }
}

/** Whether it is about the keys and not about the token: no answer, or one with another status, or without keys in it. */
function areKeysAway(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  const isSetBroken = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return isSetBroken || error.code === errors.JOSEError.code;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
