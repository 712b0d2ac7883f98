import type { CapacityRow } from '../../ml-api.js';
import { Empty } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { SpanTimeline, type TimelineItem } from '../timeline/span-timeline.js';
import { whenWords } from './answer-words.js';
import { keyOf } from './row-key.js';
import { type TimelineSpan, timelineSpans } from './timeline-spans.js';

interface CapacityTimelineProps {
  readonly rows: readonly CapacityRow[];
  readonly nowMs: number;
  readonly horizonDays: number;
}

const MOST = 15;

/** When limits are reached, and how sure that is: a line from the earliest to the latest plausible day, a mark at the median. */
export function CapacityTimeline({ rows, nowMs, horizonDays }: CapacityTimelineProps) {
  const spans = timelineSpans(rows, { nowMs, horizonDays });
  if (spans.length === 0)
    return (
      <Empty title="Nothing gets there">
        No limit is reached within {horizonDays} days, not even by the upper band.
      </Empty>
    );
  return (
    <div className="ml-section-body">
      <SpanTimeline items={spans.slice(0, MOST).map(itemOf)} nowMs={nowMs} horizonDays={horizonDays} />
      <Signs nMore={spans.length - MOST} />
    </div>
  );
}

function Signs({ nMore }: { readonly nMore: number }) {
  return (
    <ul className="ml-legend" aria-label="Signs">
      <li>
        <span className="ml-legend-sign ml-timeline-band" /> 8 times in 10 it is here
      </li>
      <li>
        <span className="ml-timeline-median" /> as likely sooner as later
      </li>
      <li>
        <span className="ml-timeline-early" /> at 80%
      </li>
      {nMore > 0 && <li className="ml-legend-hint">{nMore} more in the table</li>}
    </ul>
  );
}

function itemOf({ row, ...span }: TimelineSpan): TimelineItem {
  return {
    ...span,
    key: keyOf(row),
    name: (
      <>
        {row.name} <span className="ml-quiet">{formatMetricName(row.metricName)}</span>
      </>
    ),
    summary: row.summary,
    when: whenWords(row.at100),
    isReached: row.answer === 'since',
  };
}
