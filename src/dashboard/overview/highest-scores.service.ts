import { Injectable } from '@nestjs/common';
import { ScorePeaks } from '../../anomaly/index.js';
import { Clock } from '../../platform/clock/index.js';
import { LiveEvents } from '../../platform/live-events/index.js';
import type { OverviewWindow } from './overview-window.js';

/** A day and a week, with and without those who still turn the pages of the quarter before. */
const MOST_WINDOWS = 4;
/** What is scored apart from a sweep, late samples for one, makes no event. */
const FRESH_MS = 30_000;

type Highest = ReadonlyMap<string, number>;

interface ReadWindow {
  readonly highest: Promise<Highest>;
  /** The newest event before it was read. */
  readonly eventId: number;
  readonly atMs: number;
}

/**
 * The highest score of each asset, read once for everybody until a sweep has finished or an episode has changed, on whatever replica:
 * it goes through the peaks of the whole fleet, which is half of an overview.
 */
@Injectable()
export class HighestScores {
  /** By their range, the oldest first. */
  private readonly windows = new Map<string, ReadWindow>();

  constructor(
    private readonly peaks: ScorePeaks,
    private readonly events: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** @returns those of the assets that have one, by id; at least as new as the newest live event */
  async find({ fromMs, untilMs }: OverviewWindow): Promise<Highest> {
    const range = `${fromMs}-${untilMs}`;
    const eventId = await this.events.findNewestId();
    const nowMs = this.clock.now().getTime();
    const known = this.windows.get(range);
    if (known !== undefined && known.eventId >= eventId && nowMs - known.atMs <= FRESH_MS)
      return known.highest;
    const read = { highest: this.peaks.findHighest(fromMs, untilMs), eventId, atMs: nowMs };
    this.keep(range, read);
    return read.highest;
  }

  private keep(range: string, read: ReadWindow): void {
    this.windows.delete(range);
    this.windows.set(range, read);
    const [oldest] = this.windows.keys();
    if (this.windows.size > MOST_WINDOWS && oldest !== undefined) this.windows.delete(oldest);
    // A failure is nobody's answer but that of those who wait for it.
    read.highest.catch(() => {
      if (this.windows.get(range) === read) this.windows.delete(range);
    });
  }
}
