import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { fieldsOf, textOf } from './answer-fields.js';
import { EmsRejectedError, EmsServerError } from './ems.errors.js';
import { type EmsRequest, EmsTransport } from './ems-transport.service.js';

/** Sends requests to the routes that want a token, and logs in for one: at first, and when EMS Core takes it no more. */
@Injectable()
export class EmsSession {
  private token: Promise<string> | undefined;

  constructor(
    private readonly transport: EmsTransport,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'ems'>,
  ) {}

  /** Without credentials no route that wants a token can be asked. */
  get isPossible(): boolean {
    return this.config.ems.login !== undefined;
  }

  /**
   * @returns the parsed answer
   * @throws EmsRejectedError with status 0, nothing being sent, without credentials; 401 when they are wrong, 403 when
   *   the account is no administrator
   */
  async send(request: EmsRequest): Promise<unknown> {
    const token = await this.currentToken();
    try {
      return await this.transport.send({ ...request, token });
    } catch (error) {
      if (!(error instanceof EmsRejectedError && error.status === 401)) throw error;
      return this.transport.send({ ...request, token: await this.renewedToken(token) });
    }
  }

  /** Requests at the same time share one login: EMS Core allows five a minute. */
  private currentToken(): Promise<string> {
    this.token ??= this.logIn().catch((error: unknown) => {
      this.token = undefined;
      throw error;
    });
    return this.token;
  }

  private async renewedToken(expired: string): Promise<string> {
    if ((await this.token) === expired) this.token = undefined;
    return this.currentToken();
  }

  private async logIn(): Promise<string> {
    const { login } = this.config.ems;
    if (!login) throw new EmsRejectedError(0, 'EMS_CORE_USERNAME and EMS_CORE_PASSWORD are not set');
    const answer = await this.transport.send({
      route: 'POST /api/v1/auth/login',
      path: '/api/v1/auth/login',
      body: login,
    });
    const token = textOf(fieldsOf(answer)?.accessToken);
    if (token === null) throw new EmsServerError(201, 'the answer holds no accessToken');
    return token;
  }
}
