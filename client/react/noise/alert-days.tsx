import type { AlertingPreview } from '../../ml-api.js';
import { formatNumber } from '../format/format-value.js';
import { formatTime } from '../format/format-time.js';
import { useNow } from '../format/use-now.js';
import { PLOT, PlotFrame, toX, toY } from '../threshold/plot-frame.js';
import { type DayCounts, dayCounts } from './day-counts.js';

const MOST_LABELS = 8;
/** Of a day's width, for each of its two columns. */
const WIDTH = 0.36;

interface AlertDaysProps {
  readonly preview: AlertingPreview;
  readonly days: number;
}

/** Day by day: one by one beside as incidents. */
export function AlertDays({ preview, days }: AlertDaysProps) {
  const now = useNow();
  const counts = dayCounts(preview, now);
  const most = counts.reduce((top, { single, incident }) => Math.max(top, single, incident), 1);
  const every = Math.ceil(counts.length / MOST_LABELS);
  const share = 1 / counts.length;
  const sums = preview.modes.map(({ mode, alerts }) => `${mode} ${alerts}`).join(', ');
  return (
    <div>
      <PlotFrame
        title="Alerts by day, UTC"
        description={`Alerts of the last ${days} days by setting: ${sums}`}
        across={counts
          .map(({ date }, index) => ({ at: toX((index + 0.5) * share), text: dayOf(date) }))
          .filter((_, index) => index % every === 0)}
        up={[0, most].map((value) => ({ at: toY(value / most), text: formatNumber(value, 6) }))}
      >
        {counts.map((day, index) => (
          <Day key={day.date} day={day} middle={(index + 0.5) * share} share={share} most={most} />
        ))}
      </PlotFrame>
      <ul className="ml-legend" aria-label="Legend">
        <li>
          <span className="ml-legend-sign ml-legend-single" /> single, observe
        </li>
        <li>
          <span className="ml-legend-sign ml-legend-incident" /> incident
        </li>
      </ul>
    </div>
  );
}

interface DayProps {
  readonly day: DayCounts;
  /** 0 at the left edge of the plot, 1 at the right one. */
  readonly middle: number;
  readonly share: number;
  readonly most: number;
}

function Day({ day: { date, single, incident }, middle, share, most }: DayProps) {
  return (
    <g>
      <title>{`${dayOf(date)}: single ${single}, incident ${incident}`}</title>
      <Column className="ml-day-single" left={middle - WIDTH * share} share={share} value={single / most} />
      <Column className="ml-day-incident" left={middle} share={share} value={incident / most} />
    </g>
  );
}

interface ColumnProps {
  readonly className: string;
  readonly left: number;
  readonly share: number;
  readonly value: number;
}

function Column({ className, left, share, value }: ColumnProps) {
  const width = WIDTH * share * (PLOT.width - PLOT.left - PLOT.right);
  return (
    <rect className={className} x={toX(left)} y={toY(value)} width={width} height={toY(0) - toY(value)} />
  );
}

/** The day is one of UTC: noon of it is that day in most zones. */
function dayOf(date: string): string {
  return formatTime(new Date(`${date}T12:00:00Z`), 'day').replace(/ \d{4}$/, '');
}
