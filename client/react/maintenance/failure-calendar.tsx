import type { Risk } from '../../ml-api.js';
import { Empty } from '../elements/states.js';
import { SpanTimeline } from '../timeline/span-timeline.js';
import { calendarItems } from './calendar-items.js';

const MOST = 12;

interface FailureCalendarProps {
  readonly rows: readonly Risk[];
  readonly nowMs: number;
  readonly horizonDays: number;
}

/** On which days failures are expected, and how sure that is. */
export function FailureCalendar({ rows, nowMs, horizonDays }: FailureCalendarProps) {
  const items = calendarItems(rows, nowMs, horizonDays);
  if (items.length === 0)
    return rows.some(({ basis }) => basis !== 'none') ? (
      <Empty title="No failure is expected">
        For no asset a time to failure is known that may end within {horizonDays} days.
      </Empty>
    ) : (
      <Empty title="Nothing is predicted yet" />
    );
  return (
    <div className="ml-section-body">
      <SpanTimeline items={items.slice(0, MOST)} nowMs={nowMs} horizonDays={horizonDays} />
      <ul className="ml-legend" aria-label="Signs">
        <li>
          <span className="ml-legend-sign ml-timeline-band" /> 9 times in 10 it is here
        </li>
        <li>
          <span className="ml-timeline-median" /> as likely sooner as later
        </li>
        {items.length > MOST && <li className="ml-legend-hint">{items.length - MOST} more in the table</li>}
      </ul>
    </div>
  );
}
