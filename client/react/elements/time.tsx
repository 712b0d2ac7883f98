import {
  formatAgo,
  formatTime,
  formatUtc,
  type Instant,
  type TimeForm,
  toDate,
} from '../format/format-time.js';
import { NOTHING } from '../format/format-value.js';
import { useNow } from '../format/use-now.js';

interface TimeProps {
  readonly at: Instant | null | undefined;
  readonly form?: TimeForm;
}

/** An instant in the viewer's zone, with UTC in the tooltip. */
export function Time({ at, form = 'date-time' }: TimeProps) {
  const now = useNow();
  const date = at === null || at === undefined ? undefined : toDate(at);
  if (!date) return <span>{NOTHING}</span>;
  const text = form === 'ago' ? formatAgo(date, now) : formatTime(date, form);
  return (
    <time dateTime={date.toISOString()} title={formatUtc(date)}>
      {text}
    </time>
  );
}
