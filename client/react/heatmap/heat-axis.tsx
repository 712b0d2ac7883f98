import { Time } from '../elements/time.js';

const N_LABELS = 5;

/** Times above the columns. */
export function HeatAxis({ from, until }: { readonly from: string; readonly until: string }) {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const isLong = end - start > 36 * 3_600_000;
  const times = Array.from(
    { length: N_LABELS },
    (_, label) => start + ((end - start) * label) / (N_LABELS - 1),
  );
  return (
    <div className="ml-heat-axis">
      <span />
      <span className="ml-heat-times">
        {times.map((at) => (
          <Time key={at} at={at} form={isLong ? 'date-time' : 'time'} />
        ))}
      </span>
    </div>
  );
}
