import { HttpService } from '@nestjs/axios';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { currentTraceParent, inSpan } from '../../platform/tracing/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { EmsAvailability } from '../availability/ems-availability.js';
import { asEmsCoreError, failureOf, isOutage, isWorthRepeating, type RawAnswer } from './classify.js';
import { EmsRateLimitedError, EmsRejectedError, EmsUnreachableError } from './ems.errors.js';
import { parseBody } from './answer-fields.js';
import { RoutePacer } from './route-pacer.js';
import { type ReadPurpose, SharedPacer } from './shared-pacer.js';

const REPEATS = 2;
/** Where EMS Core allows fewer requests a minute than elsewhere: five logins, one of them left to people. */
const ROUTE_LIMITS: Readonly<Record<string, number>> = { 'POST /api/v1/auth/login': 4 };

export interface EmsRequest {
  /** EMS Core counts requests per route, e.g. `GET /assets/:id`; the first word is the method. */
  readonly route: `${'GET' | 'POST' | 'PATCH'} /${string}`;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  /** For the routes that want one. */
  readonly token?: string;
  /** Whose share of the requests it takes, on the one route that is shared: `GET /metrics`. */
  readonly purpose?: ReadPurpose;
  readonly signal?: AbortSignal;
}

/** Sends requests to EMS Core: paced per route, behind one circuit breaker, repeated only where that is safe. */
@Injectable()
export class EmsTransport implements OnApplicationShutdown {
  private readonly logger = new Logger('EmsCore');
  private readonly pacers = new Map<string, RoutePacer>();
  private readonly metricsPacer = new SharedPacer();
  private readonly repeats = retry(handleWhen(isWorthRepeating), {
    maxAttempts: REPEATS,
    backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 2_000 }),
  });

  constructor(
    private readonly http: HttpService,
    private readonly availability: EmsAvailability,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'ems'>,
  ) {}

  /**
   * @returns the parsed answer, undefined for an empty body
   * @throws EmsCoreError, always
   */
  async send(request: EmsRequest): Promise<unknown> {
    try {
      if (!request.route.startsWith('GET ')) return await this.sendInTurn(request);
      return await this.repeats.execute(() => this.sendInTurn(request), request.signal);
    } catch (error) {
      throw asEmsCoreError(error);
    }
  }

  /** One try at once: no pacing, no breaker, no repeat. For `GET /`, which EMS Core exempts from its limit. */
  sendNow(request: EmsRequest, timeoutMs: number): Promise<unknown> {
    return this.exchange(request, Math.min(timeoutMs, this.config.ems.timeoutMs));
  }

  /** How many requests to this route could start now without waiting. */
  freeSlots(route: EmsRequest['route']): number {
    return this.pacer(route).free();
  }

  /** How many requests with the purpose `request` could start now without waiting. */
  freeForClients(): number {
    return this.metricsPacer.freeForClients();
  }

  onApplicationShutdown(): void {
    this.metricsPacer.close();
    for (const pacer of this.pacers.values()) pacer.close();
  }

  private sendInTurn(request: EmsRequest): Promise<unknown> {
    const { route, purpose, signal } = request;
    const send = (): Promise<unknown> => this.sendUnlessAway(request);
    return purpose === undefined
      ? this.pacer(route).run(send, signal)
      : this.metricsPacer.run(send, purpose, signal);
  }

  private async sendUnlessAway(request: EmsRequest): Promise<unknown> {
    if (!this.availability.admits(performance.now()))
      throw new EmsUnreachableError('not-sent', 'it failed several times in a row and gets a short rest');
    try {
      const answer = await this.exchange(request, this.config.ems.timeoutMs);
      this.availability.noteAnswer(true);
      return answer;
    } catch (error) {
      // Whoever asked has gone: that says nothing about EMS Core.
      if (request.signal?.aborted !== true) this.learnFrom(error);
      throw error;
    }
  }

  private learnFrom(error: unknown): void {
    if (isOutage(error)) this.availability.noteLoss(performance.now());
    else this.availability.noteAnswer(error instanceof EmsRejectedError);
  }

  private async exchange(request: EmsRequest, timeoutMs: number): Promise<unknown> {
    const answer = await inSpan(request.route, { kind: 'client' }, () => this.transmit(request, timeoutMs));
    const failure = failureOf(answer, request.route, Date.now());
    if (failure instanceof EmsRateLimitedError) {
      const pacer = request.purpose === undefined ? this.pacer(request.route) : this.metricsPacer;
      const isNew = pacer.pause(failure.retryAfterMs);
      if (isNew) this.logger.warn(`${failure.message}; requests wait`);
    }
    if (failure) throw failure;
    return parseBody(answer.status, answer.text);
  }

  /** Any status is an answer here. The deadline covers the whole exchange, not only silence on the socket. */
  private async transmit(request: EmsRequest, timeoutMs: number): Promise<RawAnswer> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    try {
      const { status, headers, data } = await this.http.axiosRef.request<unknown>({
        method: request.route.split(' ', 1)[0],
        url: request.path,
        params: request.query,
        data: request.body,
        headers: headersOf(request),
        signal,
      });
      return { status, headers: headers, text: typeof data === 'string' ? data : '' };
    } catch (error) {
      const isLate = deadline.aborted && request.signal?.aborted !== true;
      if (isLate) throw new EmsUnreachableError('timeout', `no answer within ${timeoutMs / 1000} s`, error);
      throw asEmsCoreError(error);
    }
  }

  private pacer(route: string): RoutePacer {
    const known = this.pacers.get(route);
    if (known) return known;
    const pacer = new RoutePacer(ROUTE_LIMITS[route]);
    this.pacers.set(route, pacer);
    return pacer;
  }
}

function headersOf({ token }: EmsRequest): Record<string, string> {
  const traceparent = currentTraceParent();
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(traceparent !== undefined && { traceparent }),
  };
}
