import { Button } from '../elements/button.js';
import { Time } from '../elements/time.js';
import { edgesOf } from './time-range.js';
import type { useRange } from './use-range.js';

const CHOICES = [
  [1, '1 h'],
  [6, '6 h'],
  [24, '24 h'],
  [168, '7 d'],
  [720, '30 d'],
] as const;

/** Chooses, moves and zooms the range of a view, without a mouse too. */
export function RangePicker({ control }: { readonly control: ReturnType<typeof useRange> }) {
  const { range, isZoomed, zoom, lookBack, reset } = control;
  const [from, until] = edgesOf(range, Date.now());
  const span = until - from;
  return (
    <div className="ml-range" role="group" aria-label="Time range">
      {CHOICES.map(([hours, title]) => (
        <Button
          key={hours}
          aria-pressed={'hours' in range && range.hours === hours}
          onClick={() => lookBack(hours)}
        >
          {title}
        </Button>
      ))}
      <Button aria-label="Earlier" title="Earlier" onClick={() => zoom(from - span / 2, until - span / 2)}>
        ◀
      </Button>
      <Button aria-label="Later" title="Later" onClick={() => zoom(from + span / 2, until + span / 2)}>
        ▶
      </Button>
      <Button aria-label="Zoom in" title="Zoom in" onClick={() => zoom(from + span / 4, until - span / 4)}>
        +
      </Button>
      <Button aria-label="Zoom out" title="Zoom out" onClick={() => zoom(from - span / 2, until + span / 2)}>
        −
      </Button>
      {isZoomed && (
        <span className="ml-row">
          <span className="ml-quiet">
            <Time at={from} /> – <Time at={until} />
          </span>
          <Button kind="quiet" onClick={reset}>
            Reset
          </Button>
        </span>
      )}
    </div>
  );
}
