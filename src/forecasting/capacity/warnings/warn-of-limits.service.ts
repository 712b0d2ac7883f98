import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CapacityNotice } from '../../../ems/index.js';
import { AssetDirectory, seriesId } from '../../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { type Answer, type CapacityAnswer, capacityAnswer } from '../answers/capacity-answer.js';
import { describeCapacity } from '../answers/describe-capacity.js';
import { BusyLevels } from '../levels/busy-levels.repository.js';
import type { BusyRow } from '../levels/busy-row.js';
import { CapacityWarnings } from './capacity-warning.repository.js';
import { type CapacityWarning, type LimitOutlook, nextStep } from './capacity-warning.js';
import { AnnounceWarnings } from './announce-warnings.service.js';

const UNEXPECTED: ReadonlySet<Answer> = new Set(['no-trend', 'ended', 'no-limit']);

/** A transaction holds the lock for as long as it takes to look at so many series. */
const SERIES_PER_TRANSACTION = 200;

interface Outlook {
  readonly row: BusyRow;
  readonly answer: CapacityAnswer;
}

/** Warns EMS Core of limits that will be reached, once, and says when that has changed. */
@Injectable()
export class WarnOfLimits {
  private readonly logger = new Logger('Capacity');

  constructor(
    private readonly levels: BusyLevels,
    private readonly warnings: CapacityWarnings,
    private readonly others: AnnounceWarnings,
    private readonly directory: AssetDirectory,
    private readonly transactions: Transactions,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts' | 'capacity'>,
  ) {}

  /** Harmless to repeat: what was said is not said again. */
  async warn(nowMs: number, signal: AbortSignal): Promise<void> {
    const { isAnnounced, warningDays: horizonDays } = this.config.capacity;
    if (!isAnnounced || this.config.alerts.isObserveOnly) return;
    // Also those without a limit: it may have been taken away.
    const rows = await this.levels.findRows('asset');
    for (let at = 0; at < rows.length && !signal.aborted; at += SERIES_PER_TRANSACTION) {
      const outlooks = rows.slice(at, at + SERIES_PER_TRANSACTION).map((row) => ({
        row,
        answer: capacityAnswer(row, { nowMs, horizonDays }),
      }));
      const names = await this.directory.namesOf(outlooks.map(({ row }) => row.name));
      const notices = await this.transactions.run(() => this.decide(outlooks, names, nowMs));
      if (notices.length > 0)
        this.logger.log(`${notices.length} warning(s) of limits: ${subjectsOf(notices)}`);
    }
  }

  private async decide(
    outlooks: readonly Outlook[],
    names: ReadonlyMap<string, string>,
    nowMs: number,
  ): Promise<readonly CapacityNotice[]> {
    await this.warnings.lock();
    const known = new Map(
      (
        await this.warnings.find(
          outlooks.map(({ row }) => ({ assetId: row.name, metricName: row.metricName })),
        )
      ).map((one) => [seriesId(one), one]),
    );
    const notices: CapacityNotice[] = [];
    for (const outlook of outlooks) {
      const { row } = outlook;
      const before = known.get(seriesId({ assetId: row.name, metricName: row.metricName }));
      const after = this.changed(before, outlook, nowMs);
      if (after === undefined) continue;
      await this.warnings.store(after, nowMs);
      notices.push(this.noticeOf(after, outlook, names.get(row.name) ?? row.name));
    }
    await this.others.announce(notices, new Date(nowMs));
    return notices;
  }

  private changed(
    before: CapacityWarning | undefined,
    { row, answer }: Outlook,
    nowMs: number,
  ): CapacityWarning | undefined {
    const outlook = outlookOf(answer);
    const step = nextStep(before, outlook, { probability: this.config.capacity.warningProbability });
    if (step === undefined) return undefined;
    const now = new Date(nowMs);
    const { limitAt, probability } = outlook;
    const expected = { limitAt: limitAt ?? before?.limitAt ?? now, probability: probability ?? 0 };
    if (step === 'open' || before === undefined) {
      const { name: assetId, metricName } = row;
      const id = randomUUID();
      return { assetId, metricName, id, status: 'open', revision: 1, warnedAt: now, ...expected };
    }
    const status = step === 'withdraw' ? 'withdrawn' : 'open';
    return { ...before, ...expected, status, revision: before.revision + 1 };
  }

  private noticeOf(warning: CapacityWarning, { row, answer }: Outlook, assetName: string): CapacityNotice {
    const isWithdrawn = warning.status === 'withdrawn';
    const sentence = describeCapacity(answer, {
      title: assetName,
      metricName: row.metricName,
      unit: row.unit,
      timeZone: row.timeZone,
      horizonDays: this.config.capacity.warningDays,
    });
    return {
      warningId: warning.id,
      assetId: row.name,
      assetName,
      metricName: row.metricName,
      warnedAt: warning.warnedAt,
      revision: warning.revision,
      isWithdrawn,
      limitAt: warning.limitAt,
      probability: warning.probability,
      limit: row.limit ?? 0,
      unit: row.unit,
      summary: isWithdrawn ? `The warning is withdrawn: ${sentence}` : sentence,
    };
  }
}

/** Without a trend nothing is expected, however wide the band is, nor of what has ended or has no limit any more. */
function outlookOf({ at100: { answer, medianMs, probability } }: CapacityAnswer): LimitOutlook {
  const limitAt = medianMs === null ? null : new Date(medianMs);
  return { limitAt, probability: UNEXPECTED.has(answer) ? 0 : probability };
}

function subjectsOf(notices: readonly CapacityNotice[]): string {
  const shown = notices.slice(0, 5).map(({ assetName, metricName }) => `${metricName} of ${assetName}`);
  return shown.join(', ') + (notices.length > shown.length ? ', …' : '');
}
