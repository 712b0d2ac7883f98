import type { ReactNode } from 'react';
import { monthTicks } from './month-ticks.js';

const DAY_MS = 86_400_000;

/** Something that happens between two days, as shares of the way from now (0) to the horizon (1). */
export interface TimelineItem {
  readonly key: string;
  readonly name: ReactNode;
  /** What is drawn, for those who do not see it. */
  readonly summary: string;
  /** In words, at the end of the line. */
  readonly when: string;
  readonly from: number;
  readonly until: number;
  /** Where it is as likely sooner as later. */
  readonly median: number | undefined;
  /** An earlier stage of it. */
  readonly early?: number | undefined;
  readonly isReached?: boolean;
}

interface SpanTimelineProps {
  readonly items: readonly TimelineItem[];
  readonly nowMs: number;
  readonly horizonDays: number;
}

/** A line for each: from the earliest to the latest plausible day, a mark at the median. */
export function SpanTimeline({ items, nowMs, horizonDays }: SpanTimelineProps) {
  return (
    <>
      <ol className="ml-spans">
        {items.map((item) => (
          <Line key={item.key} item={item} />
        ))}
      </ol>
      <div className="ml-timeline-axis" aria-hidden="true">
        <span className="ml-timeline-scale">
          <span className="ml-timeline-now">now</span>
          {monthTicks(nowMs, horizonDays * DAY_MS).map(({ share, text }) => (
            <span key={text} style={{ left: percent(share) }}>
              {text}
            </span>
          ))}
        </span>
      </div>
    </>
  );
}

function Line({ item }: { readonly item: TimelineItem }) {
  const { name, summary, when, from, until, median, early, isReached = false } = item;
  return (
    <li>
      <span className="ml-timeline-name" title={summary}>
        {name}
      </span>
      <span className="ml-timeline-track" role="img" aria-label={summary}>
        <span
          className={`ml-timeline-band ${isReached ? 'ml-timeline-reached' : ''}`}
          style={{ left: percent(from), width: `max(3px, ${percent(until - from)})` }}
        />
        {early !== undefined && <span className="ml-timeline-early" style={{ left: percent(early) }} />}
        {median !== undefined && !isReached && (
          <span className="ml-timeline-median" style={{ left: percent(median) }} />
        )}
      </span>
      <span className="ml-timeline-when">{when}</span>
    </li>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
