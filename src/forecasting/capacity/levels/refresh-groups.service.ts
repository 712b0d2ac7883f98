import { Inject, Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../../metrics/index.js';
import { DetectorPool } from '../../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { BusyLevels, type NewBusyRow } from './busy-levels.repository.js';
import { type Group, groupsOf } from './group-members.js';
import { MOST_DAYS } from './most-days.js';
import { type MemberHistory, sumGroup } from './sum-group.js';

/** Adds up what assets have in common, each group as a series of its own. */
@Injectable()
export class RefreshGroups {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly levels: BusyLevels,
    private readonly pool: DetectorPool,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** Whether series were looked at after the groups were: the last run was interrupted in between. */
  isBehind(): Promise<boolean> {
    return this.levels.areGroupsBehind();
  }

  /** One metric after the other, so that the histories of one are in memory. */
  async refresh(nowMs: number, signal: AbortSignal): Promise<void> {
    const assets = await this.directory.listMonitored();
    for (const metricName of await this.levels.listMetrics()) {
      if (signal.aborted) return;
      const groups = groupsOf(await this.levels.findRows('asset', metricName), assets);
      const histories = new Map<string, MemberHistory['history']>();
      for await (const { name, history } of this.levels.streamHistories(metricName))
        histories.set(name, history);
      for (const group of groups) {
        const row = await this.rowOf(group, histories, nowMs);
        if (row !== undefined) await this.levels.upsertAll([row]);
      }
    }
    await this.levels.deleteGroupsBefore(nowMs);
  }

  private async rowOf(
    { kind, name, metricName, members }: Group,
    histories: ReadonlyMap<string, MemberHistory['history']>,
    nowMs: number,
  ): Promise<NewBusyRow | undefined> {
    const parts = members.flatMap((row): MemberHistory[] => {
      const history = histories.get(row.name);
      return history === undefined ? [] : [{ row, history }];
    });
    const sum = sumGroup(parts);
    const [first] = members;
    if (sum === undefined || first === undefined) return undefined;
    const timeZone = this.config.metrics.localTimeZone;
    const { levels, trend } = await this.pool.busyLevels(
      { known: sum.history, timeZone, mostDays: MOST_DAYS },
      'forecast',
    );
    return {
      kind,
      name,
      metricName,
      unit: first.unit,
      timeZone,
      limit: sum.limit,
      limitSource: first.limitSource,
      limitReason: sum.limitReason,
      assetIds: sum.assetIds,
      firstDay: sum.history.firstDay,
      levels,
      trend: trend ?? null,
      history: sum.history,
      readUntilMs: null,
      computedAt: new Date(nowMs),
    };
  }
}
