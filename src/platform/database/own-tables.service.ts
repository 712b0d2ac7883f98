import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DependencyUnavailableError } from '../errors/index.js';

/** Whether this process has seen the migrations through: until then nothing is asked of the service's own tables. */
@Injectable()
export class OwnTables {
  private isUpToDate = false;
  private resolve: () => void = () => undefined;
  private readonly upToDate = new Promise<void>((resolve) => (this.resolve = resolve));

  get areReady(): boolean {
    return this.isUpToDate;
  }

  /** Stays pending where the process ends before. */
  get whenReady(): Promise<void> {
    return this.upToDate;
  }

  noteReady(): void {
    this.isUpToDate = true;
    this.resolve();
  }

  /** Asks once they are ready. @throws DependencyUnavailableError until then */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.assertReady();
    return question();
  }

  /** @throws DependencyUnavailableError where they are not ready in time */
  async untilReady(patienceMs: number): Promise<void> {
    if (!this.isUpToDate) await Promise.race([this.upToDate, delay(patienceMs, undefined, { ref: false })]);
    this.assertReady();
  }

  private assertReady(): void {
    if (!this.isUpToDate)
      throw new DependencyUnavailableError(
        'The database',
        'the service is starting and has not prepared its tables yet',
      );
  }
}
