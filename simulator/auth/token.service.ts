import { Inject, Injectable } from '@nestjs/common';
import { stableUuid } from '../fleet/index.js';
import { SETTINGS } from '../http/index.js';
import { type SimulatorSettings } from '../settings.js';
import { type Claims, signToken, verifyToken } from './json-web-token.js';

// A fixed secret, so that a token outlives a restart as it does on the platform.
const secret = 'ems-simulator: not a secret';

@Injectable()
export class TokenService {
  constructor(@Inject(SETTINGS) private readonly settings: SimulatorSettings) {}

  /** One administrator, and one operator with the same password who may not see the monitoring routes. */
  issue(username: string, password: string): { accessToken: string; claims: Claims } | undefined {
    const role =
      username === this.settings.username ? 'admin' : username === 'operator' ? 'operator' : undefined;
    if (role === undefined || password !== this.settings.password) {
      return undefined;
    }
    const iat = nowSeconds();
    const claims = { sub: stableUuid(username), username, role, iat, exp: iat + this.settings.tokenSeconds };
    return { accessToken: signToken(claims, secret), claims };
  }

  read(token: string): Claims | undefined {
    return verifyToken(token, secret, nowSeconds());
  }
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);
