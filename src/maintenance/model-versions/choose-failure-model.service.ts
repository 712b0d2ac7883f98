import { Injectable, Logger } from '@nestjs/common';
import { noteBefore } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Transactions } from '../../platform/database/index.js';
import { FailureModelNotFoundError, FailureModelUnusableError } from './failure-model.errors.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import type { FailureModelVersion } from '../failure-models/failure-model-version.js';

/** Puts an earlier version of the models of failure to use again. */
@Injectable()
export class ChooseFailureModel {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly models: FailureModels,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * What is predicted next is predicted by it.
   *
   * @param version - the one that was in use before without it
   * @throws FailureModelNotFoundError, FailureModelUnusableError
   */
  async rollBack(by: string, reason: string, version?: string): Promise<FailureModelVersion> {
    const wanted = version ?? (await this.models.findPrevious())?.version;
    if (wanted === undefined)
      throw new FailureModelUnusableError('No earlier version with its models is there to go back to.');
    const chosen = await this.transactions.run(async () => {
      const found = await this.models.find(wanted);
      if (!found) throw new FailureModelNotFoundError(wanted);
      if (found.status === 'active') throw new FailureModelUnusableError(`${wanted} is in use already.`);
      if (!(await this.models.hasArtifacts(wanted)))
        throw new FailureModelUnusableError(
          found.status === 'rejected'
            ? `${wanted} did not pass the quality gate: ${found.reason}`
            : `The models of ${wanted} are not kept any more: those of the 5 newest versions are.`,
        );
      const active = (await this.models.list()).find(({ status }) => status === 'active');
      noteBefore({ activeVersion: active?.version ?? null });
      await this.models.activate(wanted, this.clock.now(), `${by}: ${reason}`);
      return this.models.find(wanted);
    });
    if (!chosen) throw new FailureModelNotFoundError(wanted);
    this.logger.log(`${wanted} is in use again (${by}): ${reason}`);
    return chosen;
  }
}
