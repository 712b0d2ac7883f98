import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ConfirmedIncidents } from '../../alerting/index.js';
import { Transactions } from '../../platform/database/index.js';
import { CurrentTopology } from '../../topology/index.js';
import { DAY_MS } from '../day.js';
import { DarkTimes } from './dark-time.repository.js';
import { type CheckedDarkTime, checkDarkTimes } from './dark-time-rule.js';
import type { Failure } from './failure.js';
import { FailureRepository } from './failure.repository.js';
import { MaintenanceCalendar } from './maintenance-calendar.service.js';

/** What is within a day of a failure that is known is no other one, also where operators struck it out. */
const SAME_MS = DAY_MS;
const LEARNT_BY = 'service';

/** Learns from dark times, and from incidents that operators confirmed, what failed. */
@Injectable()
export class LearnFailures {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly dark: DarkTimes,
    private readonly failures: FailureRepository,
    private readonly maintenance: MaintenanceCalendar,
    private readonly topology: CurrentTopology,
    private readonly incidents: ConfirmedIncidents,
    private readonly transactions: Transactions,
  ) {}

  /**
   * May be repeated at any time.
   *
   * @param nAssets - that are observed
   */
  async learn(since: Date, now: Date, nAssets: number): Promise<void> {
    const candidates = [
      ...(await this.darkFailures(since, now, nAssets)),
      ...(await this.confirmedFailures(since, now)),
    ].sort((a, b) => a.failedAt.getTime() - b.failedAt.getTime());
    const nNew = await this.transactions.run(async () => {
      await this.dark.settle(new Date(now.getTime() - SAME_MS));
      return this.store(candidates, since);
    });
    if (nNew > 0) this.logger.log(`${nNew} failure(s) were learnt from the past`);
  }

  private async darkFailures(since: Date, now: Date, nAssets: number): Promise<readonly Failure[]> {
    const [times, planned] = await Promise.all([this.dark.findSince(since), this.maintenance.since(since)]);
    const { graph } = this.topology.current();
    const checks = checkDarkTimes(times, {
      nowMs: now.getTime(),
      nAssets,
      maintenanceOf: (id) => planned.get(id) ?? [],
      upstreamOf: (id) => {
        const node = graph.numberOf(id);
        return node === undefined ? [] : graph.upstream(node).map((one) => graph.idOf(one));
      },
    });
    return checks
      .filter(({ dark, isFailure }) => isFailure && dark.isSettled !== true)
      .map((one) => darkFailure(one, now));
  }

  private async confirmedFailures(since: Date, now: Date): Promise<readonly Failure[]> {
    const confirmed = await this.incidents.findSince(since);
    return confirmed.map(({ incidentId, assetId, startedAt, endedAt }) => ({
      ...newFailure(now),
      assetId,
      source: 'incident',
      failedAt: startedAt,
      endedAt,
      reason: `Operators confirmed the incident ${incidentId}, in which it was down`,
    }));
  }

  /** @param candidates - oldest first */
  private async store(candidates: readonly Failure[], since: Date): Promise<number> {
    const before = new Date(since.getTime() - SAME_MS);
    const known = Map.groupBy(await this.failures.findAll(before), ({ assetId }) => assetId);
    const added: Failure[] = [];
    for (const one of candidates) {
      const own = known.get(one.assetId) ?? [];
      const same = own.find((other) => isSame(other, one));
      if (same === undefined) {
        added.push(one);
        known.set(one.assetId, [...own, one]);
      } else if (same.endedAt === null && one.endedAt !== null && same.source === one.source)
        await this.failures.end(same.id, one.endedAt);
    }
    return this.failures.add(added);
  }
}

function darkFailure({ dark, reason }: CheckedDarkTime, now: Date): Failure {
  const { assetId, startedAt, endedAt } = dark;
  return { ...newFailure(now), assetId, source: 'dark', failedAt: startedAt, endedAt, reason };
}

function newFailure(now: Date) {
  return { id: randomUUID(), recordedAt: now, recordedBy: LEARNT_BY, struckOutAt: null };
}

function isSame(known: Failure, { failedAt, endedAt }: Failure): boolean {
  const until = (endedAt ?? failedAt).getTime() + SAME_MS;
  const knownUntil = (known.endedAt ?? known.failedAt).getTime() + SAME_MS;
  return known.failedAt.getTime() <= until && knownUntil >= failedAt.getTime();
}
