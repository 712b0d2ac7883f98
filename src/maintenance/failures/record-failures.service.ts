import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { noteBefore } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Transactions } from '../../platform/database/index.js';
import { InvalidRequestError } from '../../platform/http/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { DAY_MS } from '../day.js';
import type { Failure, FailureChange } from './failure.js';
import { FailureConflictError, FailureNotFoundError } from './failure.errors.js';
import { FailureRepository } from './failure.repository.js';
import { MaintenanceCalendar } from './maintenance-calendar.service.js';

/** What an operator knows of a failure. */
export interface NewFailure {
  readonly assetId: string | number;
  readonly failedAt: Date;
  readonly endedAt: Date | undefined;
  readonly by: string;
  readonly reason: string;
}

/** A failure with all that was said of it. */
export interface FailureRecord {
  readonly failure: Failure;
  readonly changes: readonly FailureChange[];
}

/** Takes what operators say of failures. */
@Injectable()
export class RecordFailures {
  constructor(
    private readonly failures: FailureRepository,
    private readonly maintenance: MaintenanceCalendar,
    private readonly assets: AssetDirectory,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError, InvalidRequestError, FailureConflictError */
  async add({ assetId, failedAt, endedAt, by, reason }: NewFailure): Promise<FailureRecord> {
    const now = this.clock.now();
    refuseWrongTimes(failedAt, endedAt, now);
    const asset = await this.assets.get(assetId);
    await this.refuseMaintenance(asset.id, failedAt);
    const failure: Failure = {
      ...{ id: randomUUID(), assetId: asset.id, source: 'operator', failedAt, endedAt: endedAt ?? null },
      ...{ reason, recordedAt: now, recordedBy: by, struckOutAt: null },
    };
    return this.transactions.run(async () => {
      await this.refuseKnown(failure);
      await this.failures.add([failure]);
      return this.recordOf(failure);
    });
  }

  /** From now on it does not count. @throws FailureNotFoundError, FailureConflictError */
  strikeOut(id: string, by: string, reason: string): Promise<FailureRecord> {
    return this.change(id, { by, reason, change: 'struck-out' });
  }

  /** It counts again. @throws FailureNotFoundError, FailureConflictError */
  restore(id: string, by: string, reason: string): Promise<FailureRecord> {
    return this.change(id, { by, reason, change: 'restored' });
  }

  private change(id: string, change: Omit<FailureChange, 'at'>): Promise<FailureRecord> {
    return this.transactions.run(async () => {
      const before = await this.findForChange(id);
      noteBefore(before);
      const isStruckOut = before.struckOutAt !== null;
      if (isStruckOut === (change.change === 'struck-out'))
        throw new FailureConflictError(
          isStruckOut ? 'The failure is struck out already.' : 'The failure counts already.',
          id,
        );
      await this.failures.change(before.id, { ...change, at: this.clock.now() });
      return this.recordOf(await this.findForChange(id));
    });
  }

  private async findForChange(id: string): Promise<Failure> {
    const failure = isUuid(id) ? await this.failures.find(id) : undefined;
    if (!failure) throw new FailureNotFoundError(id);
    return failure;
  }

  private async recordOf(failure: Failure): Promise<FailureRecord> {
    const changes = await this.failures.findChanges([failure.id]);
    return { failure, changes: changes.get(failure.id) ?? [] };
  }

  private async refuseMaintenance(assetId: string, failedAt: Date): Promise<void> {
    const planned = (await this.maintenance.since(failedAt)).get(assetId) ?? [];
    const isPlanned = planned.some(
      ({ startedAt, endedAt }) => startedAt <= failedAt && (endedAt === null || endedAt >= failedAt),
    );
    if (isPlanned)
      throw new FailureConflictError(
        'The asset was in maintenance at that time: what goes down then is no failure that could be foreseen.',
      );
  }

  /** Two failures within a day are one; what operators struck out stays so until it is restored. */
  private async refuseKnown({ assetId, failedAt, endedAt }: Failure): Promise<void> {
    const from = new Date(failedAt.getTime() - DAY_MS);
    const until = new Date((endedAt ?? failedAt).getTime() + DAY_MS);
    const [known] = await this.failures.findAround(assetId, from, until);
    if (!known) return;
    const at = known.failedAt.toISOString();
    throw new FailureConflictError(
      known.struckOutAt === null
        ? `A failure of the asset at ${at} is known already.`
        : `A failure of the asset at ${at} was struck out; restore it instead.`,
      known.id,
    );
  }
}

function refuseWrongTimes(failedAt: Date, endedAt: Date | undefined, now: Date): void {
  const faults = [];
  if (failedAt > now) faults.push({ field: 'failedAt', message: 'failedAt must not be in the future' });
  if (endedAt && endedAt > now)
    faults.push({ field: 'endedAt', message: 'endedAt must not be in the future' });
  if (endedAt && endedAt < failedAt)
    faults.push({ field: 'endedAt', message: 'endedAt must not be before failedAt' });
  if (faults.length > 0) throw new InvalidRequestError(faults);
}
