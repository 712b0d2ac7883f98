import { useDeferredValue, useId, useState } from 'react';
import type { WhatIfAnswer } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Loaded, NotFound, Skeleton } from '../elements/states.js';
import { formatValue } from '../format/format-value.js';
import { useWhatIf } from '../queries/capacity.js';
import { CapacityChart } from './capacity-chart.js';
import type { AskedRow } from './row-key.js';
import { WhatIfOutcome } from './what-if-outcome.js';

interface WhatIfPanelProps {
  readonly asked: AskedRow;
  readonly horizonDays: number;
}

interface Change {
  readonly growthPercent: number;
  readonly addMbps: number;
  /** In percent of the limit, so that one slider serves all units. */
  readonly capacityPercent: number;
  readonly inDays: number;
}

const NONE: Change = { growthPercent: 0, addMbps: 0, capacityPercent: 0, inDays: 0 };
const DAY_MS = 86_400_000;

/** What was and what is expected of one row, and what would be under a change. */
export function WhatIfPanel({ asked, horizonDays }: WhatIfPanelProps) {
  const [change, setChange] = useState(NONE);
  // Sliders never wait for the service.
  const drawn = useDeferredValue(change);
  const asItIs = useWhatIf({ ...asked, horizonDays });
  const limit = asItIs.data?.without.limit ?? 0;
  const answer = useWhatIf(questionOf({ asked, horizonDays, change: drawn, limit }));
  return (
    <Loaded
      query={answer}
      skeleton={<Skeleton lines={5} height={28} />}
      notFound={
        <NotFound title="Nothing is known of it">It has no history with a known limit any more.</NotFound>
      }
    >
      {(found) => (
        <div className="ml-section-body ml-stack">
          <div className="ml-halves">
            <CapacityChart answer={found} isChanged={isChanged(drawn)} />
            <Sliders change={change} answer={found} horizonDays={horizonDays} onChange={setChange} />
          </div>
          <WhatIfOutcome answer={found} isChanged={isChanged(drawn)} />
        </div>
      )}
    </Loaded>
  );
}

function isChanged({ growthPercent, addMbps, capacityPercent }: Change): boolean {
  return growthPercent !== 0 || addMbps !== 0 || capacityPercent !== 0;
}

function questionOf(given: WhatIfPanelProps & { readonly change: Change; readonly limit: number }) {
  const { asked, horizonDays, change, limit } = given;
  if (!isChanged(change)) return { ...asked, horizonDays };
  const { growthPercent, addMbps, capacityPercent, inDays } = change;
  const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return {
    ...asked,
    horizonDays,
    growthPercent,
    addMbps,
    addCapacity: (capacityPercent / 100) * limit,
    ...(inDays > 0 && { from: new Date(midnight + inDays * DAY_MS).toISOString() }),
  };
}

interface SlidersProps {
  readonly change: Change;
  readonly answer: WhatIfAnswer;
  readonly horizonDays: number;
  readonly onChange: (change: Change) => void;
}

function Sliders({ change, answer: { without }, horizonDays, onChange }: SlidersProps) {
  const { limit, unit } = without;
  const { growthPercent, addMbps, capacityPercent, inDays } = change;
  const most = roundUp(limit ?? 100);
  const slider = (name: keyof Change, label: string, text: string, range: SliderProps['range']) => (
    <Slider
      label={label}
      text={text}
      range={range}
      value={change[name]}
      onChange={(value) => onChange({ ...change, [name]: value })}
    />
  );
  const larger = `${signed(capacityPercent)}%${limitWords(limit, unit, capacityPercent)}`;
  return (
    <form className="ml-capacity-sliders" aria-label="What if" onReset={() => onChange(NONE)}>
      {slider('growthPercent', 'More or less load:', `${signed(growthPercent)}%`, [-50, 200, 5])}
      {unit === 'mbps' &&
        slider('addMbps', 'Load that comes or goes:', `${signed(addMbps)} Mbps`, [-most, most, most / 50])}
      {slider('capacityPercent', 'Larger limit:', larger, [0, 400, 10])}
      {slider('inDays', 'From:', inDays === 0 ? 'now on' : `in ${inDays} days`, [0, horizonDays, 1])}
      <Button type="reset" disabled={change === NONE}>
        As it is
      </Button>
    </form>
  );
}

interface SliderProps {
  readonly label: string;
  readonly text: string;
  readonly range: readonly [lowest: number, highest: number, step: number];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Slider({ label, text, range: [min, max, step], value, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="ml-slider">
      <label htmlFor={id}>
        {label} <strong>{text}</strong>
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={`${label} ${text}`}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </div>
  );
}

function limitWords(limit: number | null, unit: string | null, percent: number): string {
  if (limit === null || percent === 0) return '';
  return unit === 'percent'
    ? `, ${(1 + percent / 100).toPrecision(2)} × of today`
    : `, ${formatValue(limit * (1 + percent / 100), unit)}`;
}

function signed(value: number): string {
  return value > 0 ? `+${Math.round(value)}` : String(Math.round(value)).replace('-', '−');
}

/** To a round number, so that the steps of a slider are. */
function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return Math.ceil(value / size) * size;
}
