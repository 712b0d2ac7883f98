import { assetNamed } from '../fleet/index.js';
import { type Quantity, type Series, uniform } from '../signals/index.js';
import { type Incident, type IncidentKind } from './incident.js';
import { makeCascade, makeIncident } from './make-incident.js';

const roots = ['acc-sw-01', 'acc-sw-03', 'acc-sw-04', 'dist-sw-02'];
const kinds = ['spike', 'spike', 'drop', 'level_shift', 'slow_leak', 'oscillation', 'flat_line'] as const;

const pick = <T>(values: readonly T[], share: number): T => {
  const value = values[Math.floor(share * values.length)];
  if (value === undefined) {
    throw new RangeError('Nothing to pick from.');
  }
  return value;
};

/** What the live demo breaks next; the same seed and instant break the same thing. */
export function freshIncident(catalogue: readonly Series[], seed: number, at: Date): readonly Incident[] {
  const draw = (index: number): number => uniform(seed ^ Math.floor(at.getTime() / 1000), index);
  const minutes = 3 + Math.floor(draw(1) * 8);
  if (draw(2) < 0.12) {
    const root = assetNamed(pick(roots, draw(3)));
    const plan = { startedAt: at, minutes, minutesPerHop: 0.5, description: `${root.name} lost power` };
    return makeCascade(root, plan, catalogue);
  }
  const series = pick(catalogue, draw(4));
  const kind = suitableKind(pick(kinds, draw(5)), series.quantity);
  const magnitude = magnitudeOf(kind, series.quantity);
  const description = `${kind} of ${series.metricType} on ${series.asset.name}`;
  return [makeIncident(series, { kind, magnitude, startedAt: at, minutes, description })];
}

/** Lost packets are almost none and a full disk hardly moves: only a rise is visible there. Faster responses are no incident. */
function suitableKind(
  kind: Exclude<IncidentKind, 'outage'>,
  quantity: Quantity,
): Exclude<IncidentKind, 'outage'> {
  if (quantity === 'latency' && kind === 'drop') return 'spike';
  return quantity === 'packet_loss' || quantity === 'disk' ? 'spike' : kind;
}

function magnitudeOf(kind: Exclude<IncidentKind, 'outage'>, quantity: Quantity): number {
  if (kind === 'drop' || kind === 'oscillation') {
    return 0.9;
  }
  if (quantity === 'packet_loss') {
    return 0.15;
  }
  const isPercent = quantity === 'cpu' || quantity === 'memory' || quantity === 'disk';
  return isPercent ? 0.85 : 5;
}
