import { Inject, Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../../metrics/index.js';
import { type BusyHistory, scaledHistory, sumBusyHistories } from '../../../ml/index.js';
import { DetectorPool } from '../../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { GroupNotFoundError, NoCapacityHistoryError } from '../capacity.errors.js';
import { BusyLevels } from '../levels/busy-levels.repository.js';
import type { BusyRow } from '../levels/busy-row.js';
import { alike } from '../levels/group-members.js';
import { MOST_DAYS } from '../levels/most-days.js';
import { sumGroup } from '../levels/sum-group.js';
import type { WhatIfRequest } from './what-if.js';

/** What is compared: a series or group as it is, and after assets have moved. */
export interface ComparedRows {
  readonly before: BusyRow;
  readonly after: BusyRow;
}

/** Reads or adds up what a question is about. */
@Injectable()
export class WhatIfRows {
  constructor(
    private readonly levels: BusyLevels,
    private readonly directory: AssetDirectory,
    private readonly pool: DetectorPool,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** @throws GroupNotFoundError, NoCapacityHistoryError, AssetNotFoundError */
  async find(request: WhatIfRequest, metricName: string): Promise<ComparedRows> {
    const moved = (await this.directory.getAll(request.moveAssets)).map(({ id }) => id);
    const before = await this.before(request, metricName, moved.length > 0);
    return { before, after: moved.length === 0 ? before : await this.moved(before, moved) };
  }

  private async before(
    { group, assetIds = [] }: WhatIfRequest,
    metricName: string,
    isMoved: boolean,
  ): Promise<BusyRow> {
    if (group !== undefined) {
      const [row] = await this.levels.findOf(group.by, metricName, [group.name]);
      if (row === undefined) throw new GroupNotFoundError(group.by, group.name, metricName);
      return row;
    }
    const ids = (await this.directory.getAll(assetIds)).map(({ id }) => id);
    const rows = alike(
      (await this.levels.findOf('asset', metricName, ids)).filter(({ limit }) => limit !== null),
    );
    const [only] = rows;
    if (only === undefined) throw new NoCapacityHistoryError(metricName, ids.length);
    // What is moved is known by the hour: then so is what it comes to.
    return rows.length === 1 && !isMoved ? only : this.sum(rows, only);
  }

  private async sum(rows: readonly BusyRow[], first: BusyRow): Promise<BusyRow> {
    const { metricName } = first;
    const names = rows.map(({ name }) => name);
    const histories = await this.historiesOf(metricName, names);
    const parts = rows.flatMap((row) => {
      const history = histories.get(row.name);
      return history === undefined ? [] : [{ row, history }];
    });
    const sum = sumGroup(parts);
    if (sum === undefined) throw new NoCapacityHistoryError(metricName, rows.length);
    const { limit, limitReason, assetIds, history } = sum;
    if (rows.length === 1) return this.withTrend(first, history);
    const timeZone = this.config.metrics.localTimeZone;
    const row: BusyRow = { ...first, kind: 'assets', name: 'chosen', timeZone, limit, limitReason, assetIds };
    return this.withTrend(row, history);
  }

  /** Members leave with their load, others come with theirs; the limit stays where it is. */
  private async moved(before: BusyRow, moved: readonly string[]): Promise<BusyRow> {
    const isMember = new Set(before.assetIds);
    const stay = before.assetIds.filter((id) => !moved.includes(id));
    const assetIds = [...stay, ...moved.filter((id) => !isMember.has(id))];
    const histories = await this.historiesOf(before.metricName, assetIds);
    const sum = sumBusyHistories([...histories.values()]);
    const isMean = before.limitSource === 'percent';
    const history = sum && (isMean ? scaledHistory(sum, 1 / before.assetIds.length) : sum);
    return this.withTrend({ ...before, assetIds }, history);
  }

  private async historiesOf(
    metricName: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, BusyHistory>> {
    const keys = names.map((name) => ({ name, metricName }));
    const stored = await this.levels.findHistories('asset', keys);
    return new Map(stored.map(({ name, history }) => [name, history]));
  }

  private async withTrend(row: BusyRow, known: BusyHistory | undefined): Promise<BusyRow> {
    const { timeZone } = row;
    const { levels, trend } = await this.pool.busyLevels({ known, timeZone, mostDays: MOST_DAYS }, 'request');
    return { ...row, firstDay: known?.firstDay ?? null, levels, trend: trend ?? null };
  }
}
