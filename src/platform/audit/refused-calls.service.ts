import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Refusal, Refusals } from '../auth/index.js';
import { Clock } from '../clock/index.js';
import { answerFor } from '../http/index.js';
import { auditedCall } from './audited-call.js';
import { AuditTrail } from './audit-trail.repository.js';
import { isQuestion } from './is-question.js';
import { type RefusedCall, RefusalTally } from './refusal-tally.js';

/** What is refused again and again is one entry more for each of these. */
const TOGETHER_MS = 600_000;

/**
 * Leaves an entry for calls that were not let in for their token or role and would have changed something: the first of a kind at once, the others counted, so
 * that whoever tries keys, or many addresses, does not fill the table.
 */
@Injectable()
export class RefusedCalls implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Audit');
  private readonly tally = new RefusalTally();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly refusals: Refusals,
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.refusals.listen((refusal) => this.note(refusal));
    this.timer = setInterval(() => void this.writeCounted(), TOGETHER_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.writeCounted();
  }

  /** Writes down what was refused more than once since the last time. */
  async writeCounted(): Promise<void> {
    await Promise.all(this.tally.take().map((refused) => this.write(refused)));
  }

  private note({ request, response, handler, error }: Refusal): void {
    if (isQuestion(this.reflector, request.method, handler)) return;
    const call = auditedCall({ request, response, operation: handler.name, at: this.clock.now() });
    const { status, error: code } = answerFor(error);
    const first = this.tally.add({ call, status, error: code });
    if (first) void this.write(first);
  }

  /** Nobody waits for it: whoever is refused hears so, also while the database is away. */
  private async write({ call, status, error, times, since }: RefusedCall): Promise<void> {
    const request = since ? { times, since: since.toISOString() } : { times };
    try {
      const id = await this.trail.begin({ ...call, request });
      await this.trail.end(id, { before: null, after: null, status, error });
    } catch (failure) {
      this.logger.warn(`A refused call could not be written down: ${String(failure)}`);
    }
  }
}
