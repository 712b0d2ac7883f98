import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { OwnTables } from '../database/index.js';
import { ApiKeys } from './api-keys.repository.js';
import { UnauthenticatedError } from './auth.errors.js';
import type { Caller } from './caller.js';
import { credentialIn } from './credential-in.js';
import { TokenVerifier } from './token-verifier.js';

const EVERYBODY: Caller = { name: 'anybody', role: 'admin', isAnonymous: true };

/** Finds out who asks, from the headers of a request. */
@Injectable()
export class IdentifyCaller {
  private readonly tokens: TokenVerifier | undefined;

  constructor(
    private readonly keys: ApiKeys,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'access'>,
  ) {
    const { access } = config;
    this.tokens = access.mode === 'jwt' ? new TokenVerifier(access.tokens) : undefined;
  }

  /** @throws UnauthenticatedError, DependencyUnavailableError */
  async identify(headers: IncomingHttpHeaders): Promise<Caller> {
    const { access } = this.config;
    if (access.mode === 'none') return EVERYBODY;
    const given = credentialIn(headers);
    if (given !== undefined) return this.tokens ? this.tokens.callerOf(given) : this.ownerOf(given);
    if (access.anonymousRole !== undefined)
      return { name: 'anonymous', role: access.anonymousRole, isAnonymous: true };
    const what = this.tokens ? 'a token' : 'an API key';
    throw new UnauthenticatedError(`This needs ${what}, in the header Authorization: Bearer ….`);
  }

  private async ownerOf(text: string): Promise<Caller> {
    const key = await this.tables.ask(() => this.keys.find(text, this.clock.now()));
    if (!key) throw new UnauthenticatedError('There is no such API key, or it has expired or been revoked.');
    return { name: key.name, role: key.role };
  }
}
