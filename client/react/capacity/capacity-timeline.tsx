import type { CapacityRow } from '../../ml-api.js';
import { Empty } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { monthTicks } from './month-ticks.js';
import { whenWords } from './answer-words.js';
import { keyOf } from './row-key.js';
import { type TimelineSpan, timelineSpans } from './timeline-spans.js';

interface CapacityTimelineProps {
  readonly rows: readonly CapacityRow[];
  readonly nowMs: number;
  readonly horizonDays: number;
}

const DAY_MS = 86_400_000;
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
      <ol className="ml-timeline">
        {spans.slice(0, MOST).map((span) => (
          <Line key={keyOf(span.row)} span={span} />
        ))}
      </ol>
      <Axis nowMs={nowMs} horizonDays={horizonDays} />
      <Signs nMore={spans.length - MOST} />
    </div>
  );
}

function Axis({ nowMs, horizonDays }: Omit<CapacityTimelineProps, 'rows'>) {
  return (
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

function Line({ span: { row, from, until, median, early } }: { readonly span: TimelineSpan }) {
  const isReached = row.answer === 'since';
  return (
    <li>
      <span className="ml-timeline-name" title={row.summary}>
        {row.name} <span className="ml-quiet">{formatMetricName(row.metricName)}</span>
      </span>
      <span className="ml-timeline-track" role="img" aria-label={row.summary}>
        <span
          className={`ml-timeline-band ${isReached ? 'ml-timeline-reached' : ''}`}
          style={{ left: percent(from), width: `max(3px, ${percent(until - from)})` }}
        />
        {early !== undefined && <span className="ml-timeline-early" style={{ left: percent(early) }} />}
        {median !== undefined && !isReached && (
          <span className="ml-timeline-median" style={{ left: percent(median) }} />
        )}
      </span>
      <span className="ml-timeline-when">{whenWords(row.at100)}</span>
    </li>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
