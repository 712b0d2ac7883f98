import { Injectable } from '@nestjs/common';
import { DependencyUnavailableError } from '../errors/index.js';

/** Whether this process has seen the migrations through: until then nothing is asked of the service's own tables. */
@Injectable()
export class OwnTables {
  private isUpToDate = false;

  get areReady(): boolean {
    return this.isUpToDate;
  }

  noteReady(): void {
    this.isUpToDate = true;
  }

  /** @throws DependencyUnavailableError */
  assertReady(): void {
    if (!this.isUpToDate)
      throw new DependencyUnavailableError(
        'The database',
        'the service is starting and has not prepared its tables yet',
      );
  }

  /** Asks once they are ready. @throws DependencyUnavailableError until then */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.assertReady();
    return question();
  }
}
