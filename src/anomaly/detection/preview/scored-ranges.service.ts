import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ActiveModel } from '../../../models/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import { SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import { ChosenSeries } from '../chosen-series.service.js';
import { type AssetSeries, RangeScorer } from '../range-scorer.service.js';

const DAY_MS = 86_400_000;
/** Whoever tries settings tries the next one within minutes. */
const KEPT_MS = 300_000;
/** Some 30 bytes each; what has more is scored anew each time. */
const MOST_KEPT_SAMPLES = 500_000;

/** What is to be scored. */
export interface RangeRequest {
  readonly days: number;
  /** All monitored assets without it. */
  readonly assetId?: string | number | undefined;
  readonly model: ActiveModel | undefined;
}

/** How a range is looked at. */
interface RangeView {
  /** For all series; each goes by its own without it. */
  readonly threshold?: number | undefined;
  /** Scores from here on are explained, at least. */
  readonly explainFrom: number;
  /** Fires when nobody waits for the answer any more; the rest is then left undone. */
  readonly client: AbortSignal;
}

interface Listener {
  readonly onStretch: (stretch: ScoredStretch) => void;
  /** Some of the series are through. */
  readonly onGroup?: () => void;
}

/** The last days up to when they were first asked for. */
export class ScoredRange {
  /** Groups of stretches, once they are scored. */
  private kept:
    | { readonly explainFrom: number; readonly groups: readonly (readonly ScoredStretch[])[] }
    | undefined;

  constructor(
    readonly request: RangeRequest,
    readonly series: readonly AssetSeries[],
    readonly untilMs: number,
    private readonly ranges: RangeScorer,
    private readonly thresholds: SeriesThresholds,
  ) {}

  get fromMs(): number {
    return this.untilMs - this.request.days * DAY_MS;
  }

  /**
   * Goes through all stretches, in the same order each time: scored where they have to be, else as they were.
   *
   * @throws ClientGoneError
   */
  async each(view: RangeView, listener: Listener): Promise<void> {
    if (this.kept === undefined || this.kept.explainFrom > view.explainFrom) await this.score(view, listener);
    else await this.repeat(this.kept.groups, view, listener);
  }

  private async score(view: RangeView, { onStretch, onGroup }: Listener): Promise<void> {
    const { fromMs, untilMs } = this;
    const collector = new StretchCollector();
    const options = { ...view, model: this.request.model, fromMs, untilMs };
    await this.ranges.scoreRange(
      this.series,
      options,
      (stretch) => {
        collector.add(stretch);
        onStretch(stretch);
      },
      () => {
        collector.endGroup();
        onGroup?.();
      },
    );
    const groups = collector.all();
    this.kept = groups && { explainFrom: view.explainFrom, groups };
  }

  /** Feedback counts as it is now. */
  private async repeat(
    groups: readonly (readonly ScoredStretch[])[],
    { threshold }: RangeView,
    { onStretch, onGroup }: Listener,
  ): Promise<void> {
    const thresholdOf = await this.thresholds.load(this.series);
    for (const group of groups) {
      for (const stretch of group) {
        const own = thresholdOf(stretch);
        onStretch({ ...stretch, ...own, threshold: threshold ?? own.threshold });
        await nextTurn();
      }
      onGroup?.();
    }
  }
}

/** Collects stretches as long as they are not too many. */
class StretchCollector {
  private groups: (readonly ScoredStretch[])[] | undefined = [];
  private group: ScoredStretch[] = [];
  private room = MOST_KEPT_SAMPLES;

  add(stretch: ScoredStretch): void {
    this.room -= stretch.scored.timestamps.length;
    if (this.room < 0) this.groups = undefined;
    if (this.groups) this.group.push(withShortExplanations(stretch));
  }

  endGroup(): void {
    this.groups?.push(this.group);
    this.group = [];
  }

  /** @returns undefined where they were too many */
  all(): readonly (readonly ScoredStretch[])[] | undefined {
    return this.groups;
  }
}

/** A sentence says the strongest contribution; the others would be most of what is kept. */
function withShortExplanations({ scored, ...stretch }: ScoredStretch): ScoredStretch {
  const explanations = scored.explanations.map((one) => ({
    ...one,
    contributions: one.contributions.slice(0, 1),
  }));
  return { ...stretch, scored: { ...scored, explanations } };
}

/** The range that was asked for last is remembered for some minutes, with its scores where they are not too many: other thresholds need no others. */
@Injectable()
export class ScoredRanges {
  private last: ScoredRange | undefined;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(
    private readonly chosen: ChosenSeries,
    private readonly ranges: RangeScorer,
    private readonly thresholds: SeriesThresholds,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError */
  async find(request: RangeRequest): Promise<ScoredRange> {
    const nowMs = this.clock.now().getTime();
    const { last } = this;
    if (last && nowMs - last.untilMs < KEPT_MS && isSame(last.request, request)) return last;
    this.last = undefined;
    const series = await this.chosen.findSeries(request, nowMs - request.days * DAY_MS);
    this.last = new ScoredRange(request, series, nowMs, this.ranges, this.thresholds);
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => (this.last = undefined), KEPT_MS).unref();
    return this.last;
  }
}

function isSame(one: RangeRequest, other: RangeRequest): boolean {
  return (
    one.days === other.days &&
    one.assetId === other.assetId &&
    one.model?.modelVersion === other.model?.modelVersion
  );
}
