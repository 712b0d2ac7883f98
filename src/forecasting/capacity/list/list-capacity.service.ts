import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, canonicalMetricName } from '../../../metrics/index.js';
import { AdmissionLimit } from '../../../platform/admission/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { type CapacityItem, capacityItem } from '../answers/capacity-item.js';
import type { Outlook } from '../answers/capacity-answer.js';
import { BusyLevels } from '../levels/busy-levels.repository.js';
import type { BusyRow, GroupKind } from '../levels/busy-row.js';
import { readCursor, writeCursor } from './capacity-cursor.js';
import { comparePlaces, type Place } from '../../../platform/paging/index.js';
import { type CapacitySort, placeOf } from './capacity-order.js';

/** Items between which others get their turn: a few milliseconds of work. */
const ITEMS_PER_TURN = 250;

export interface CapacityRequest {
  /** Any name of a metric; all metrics with a limit without it. */
  readonly metricName?: string | undefined;
  readonly group: GroupKind;
  readonly horizonDays: number;
  /** In the name of the asset or group, in whatever case. */
  readonly text?: string | undefined;
  readonly limit: number;
  readonly sort: CapacitySort;
  readonly cursor?: string | undefined;
}

export interface CapacityPage {
  readonly madeAt: Date;
  /** When any levels were read last; null before the first run. */
  readonly computedAt: Date | null;
  /** Those that match, on all pages. */
  readonly total: number;
  readonly items: readonly CapacityItem[];
  /** Metrics there are limits of, for filters. */
  readonly metrics: readonly string[];
  readonly nextCursor: string | null;
}

/** Answers when limits are reached, the most urgent first. */
@Injectable()
export class ListCapacity {
  /** Each looks at all series of a metric, or of all. */
  private readonly admission = new AdmissionLimit({
    what: 'requests for capacity',
    nRunning: 2,
    nWaiting: 50,
    retryAfterSeconds: 2,
  });

  constructor(
    private readonly levels: BusyLevels,
    private readonly directory: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequestError for a cursor that is none, TooBusyError, TooSlowError, ClientGoneError */
  list(request: CapacityRequest, client: AbortSignal): Promise<CapacityPage> {
    return this.admission.run(() => this.read(request), client);
  }

  private async read(request: CapacityRequest): Promise<CapacityPage> {
    const { sort, limit, horizonDays, group } = request;
    const now = this.clock.now().getTime();
    const page = request.cursor === undefined ? undefined : readCursor(request.cursor, sort, now);
    const nowMs = page?.nowMs ?? now;
    const metricName = request.metricName && canonicalMetricName(request.metricName);
    const [rows, assets, metrics, computedAt] = await Promise.all([
      this.levels.findRows(group, metricName),
      this.directory.listMonitored(),
      this.levels.listMetrics(),
      this.levels.lastComputedAt(),
    ]);
    const wanted = rows.filter((row) => isShown(row, metricName !== undefined));
    const items = (await this.itemsOf(wanted, assets, { nowMs, horizonDays })).filter(({ title }) =>
      title.toLowerCase().includes((request.text ?? '').toLowerCase()),
    );
    const placed = items
      .map((item) => ({ item, place: placeOf(sort, item) }))
      .filter(({ place }) => page === undefined || comparePlaces(sort, place, page.after) > 0)
      .sort((a, b) => comparePlaces(sort, a.place, b.place));
    const shown = placed.slice(0, limit);
    return {
      madeAt: new Date(nowMs),
      computedAt,
      total: items.length,
      items: shown.map(({ item }) => item),
      metrics,
      nextCursor: placed.length > limit ? nextOf(shown, sort, nowMs) : null,
    };
  }

  private async itemsOf(
    rows: readonly BusyRow[],
    assets: readonly Asset[],
    outlook: Outlook,
  ): Promise<readonly CapacityItem[]> {
    const names = new Map(assets.map(({ id, name }) => [id, name]));
    const items: CapacityItem[] = [];
    for (const row of rows) {
      if (row.kind === 'asset' && !names.has(row.name)) continue;
      items.push(capacityItem(row, outlook, { names }));
      if (items.length % ITEMS_PER_TURN === 0) await turn();
    }
    return items;
  }
}

/** What never had a sample is no series; what has no limit is shown to who asks for its metric. */
function isShown({ limit, firstDay }: BusyRow, isMetricGiven: boolean): boolean {
  return limit === null ? isMetricGiven : firstDay !== null;
}

function nextOf(
  shown: readonly { readonly place: Place }[],
  sort: CapacitySort,
  nowMs: number,
): string | null {
  const last = shown.at(-1);
  return last === undefined ? null : writeCursor({ sort, nowMs, after: last.place });
}
