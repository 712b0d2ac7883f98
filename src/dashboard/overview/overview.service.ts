import { Injectable } from '@nestjs/common';
import { type PeakRow, ScorePeaks } from '../../anomaly/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { FleetAsset } from '../fleet-asset.js';
import { type Fleet, FleetService } from './fleet.service.js';
import { readCursor, writeCursor } from './overview-cursor.js';
import { HighestScores } from './highest-scores.service.js';
import { isWanted, type OverviewFilter } from './overview-filter.js';
import { comparePlaces, type Place } from '../../platform/paging/index.js';
import { type OverviewSort, placeOf } from './overview-order.js';
import { endOfQuarter, type OverviewWindow, windowUntil } from './overview-window.js';

export interface OverviewRequest {
  readonly hours: number;
  readonly columns: number;
  readonly limit: number;
  readonly sort: OverviewSort;
  readonly filter: OverviewFilter;
  /** Where the page begins; the first page without it. */
  readonly cursor?: string | undefined;
}

export interface OverviewRow extends FleetAsset {
  /** Undefined where nothing was scored. */
  readonly peaks: PeakRow | undefined;
}

export interface Overview extends Omit<Fleet, 'assets'> {
  readonly window: OverviewWindow;
  /** All assets that match, on whatever page. */
  readonly matching: readonly FleetAsset[];
  readonly rows: readonly OverviewRow[];
  readonly nextCursor: string | null;
}

interface PlacedAsset {
  readonly one: FleetAsset;
  readonly place: Place;
}

/** Answers how all assets are doing, page by page. */
@Injectable()
export class OverviewService {
  /** Each looks at the whole fleet. */
  private readonly admission = new AdmissionLimit({
    what: 'requests for the overview',
    nRunning: 4,
    nWaiting: 100,
    retryAfterSeconds: 2,
  });

  constructor(
    private readonly fleet: FleetService,
    private readonly highestScores: HighestScores,
    private readonly peaks: ScorePeaks,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidCursorError, TooBusyError, TooSlowError, ClientGoneError */
  getOverview(request: OverviewRequest, client: AbortSignal): Promise<Overview> {
    return this.admission.run(() => this.read(request), client);
  }

  private async read({ sort, cursor, limit, filter, hours, columns }: OverviewRequest): Promise<Overview> {
    const now = this.clock.now();
    const page = cursor === undefined ? undefined : readCursor(cursor, sort, now.getTime());
    const window = windowUntil(page?.untilMs ?? endOfQuarter(now.getTime()), hours, columns);
    const [fleet, highest] = await Promise.all([this.fleet.read(now), this.highest(sort, window)]);
    const matching = fleet.assets.filter((one) => isWanted(one, filter));
    const placed = matching
      .map((one): PlacedAsset => ({ one, place: placeOf(sort, one, highest.get(one.asset.id)) }))
      .filter(({ place }) => page === undefined || comparePlaces(sort, place, page.after) > 0)
      .sort((a, b) => comparePlaces(sort, a.place, b.place));
    const shown = placed.slice(0, limit);
    const last = placed.length > limit ? shown.at(-1) : undefined;
    return {
      ...fleet,
      window,
      matching,
      rows: await this.rowsOf(shown, window),
      nextCursor: last ? writeCursor({ sort, untilMs: window.untilMs, after: last.place }) : null,
    };
  }

  /** Only where the order depends on it: it goes through the peaks of all assets. */
  private async highest(sort: OverviewSort, window: OverviewWindow): Promise<ReadonlyMap<string, number>> {
    return sort.endsWith('score') ? this.highestScores.find(window) : new Map();
  }

  private async rowsOf(
    shown: readonly PlacedAsset[],
    window: OverviewWindow,
  ): Promise<readonly OverviewRow[]> {
    const rows = await this.peaks.findColumns(
      shown.map(({ one }) => one.asset.id),
      window,
    );
    const peaksOf = new Map(rows.map((row) => [row.assetId, row]));
    return shown.map(({ one }) => ({ ...one, peaks: peaksOf.get(one.asset.id) }));
  }
}
