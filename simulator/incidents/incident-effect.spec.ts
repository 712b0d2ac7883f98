import { healthyValue, makeCatalogue, type Series } from '../signals/index.js';
import { type Incident, type IncidentKind } from './incident.js';
import { disturbedValue } from './incident-effect.js';

const startMs = Date.parse('2026-11-18T10:00:00Z');
const endMs = startMs + 2 * 3_600_000;
const { series } = makeCatalogue(20_261);

const find = (metricType: string): Series => series.find((one) => one.metricType === metricType)!;

const incident = (kind: IncidentKind, magnitude: number): Incident => ({
  groupId: '',
  assetId: '',
  metricType: '',
  kind,
  magnitude,
  startedAt: new Date(startMs),
  endedAt: new Date(endMs),
  description: '',
});

const cpu = find('cpu');
const traffic = find('bandwidth_in');
const at = (share: number): number => startMs + share * (endMs - startMs);

describe('disturbedValue', () => {
  it('raises a spike by its share of the room below the ceiling', () => {
    const healthy = healthyValue(cpu, at(0.5));
    expect(disturbedValue(cpu, incident('spike', 0.85), at(0.5))).toBeCloseTo(
      healthy + 0.85 * (100 - healthy),
    );
  });

  it('raises an unbounded metric by multiples of itself', () => {
    expect(disturbedValue(traffic, incident('level_shift', 2), at(0.5))).toBeCloseTo(
      3 * healthyValue(traffic, at(0.5)),
    );
  });

  it('takes a share away in a drop', () => {
    expect(disturbedValue(traffic, incident('drop', 0.9), at(0.5))).toBeCloseTo(
      0.1 * healthyValue(traffic, at(0.5)),
    );
  });

  it('lets a leak grow from nothing', () => {
    const leak = incident('slow_leak', 0.9);
    expect(disturbedValue(cpu, leak, at(0))).toBeCloseTo(healthyValue(cpu, at(0)));
    expect(disturbedValue(cpu, leak, at(1))).toBeGreaterThan(85);
  });

  it('freezes a flat line at its first value', () => {
    const flat = incident('flat_line', 1);
    expect(disturbedValue(traffic, flat, at(0.3))).toBe(healthyValue(traffic, startMs));
    expect(disturbedValue(traffic, flat, at(0.9))).toBe(healthyValue(traffic, startMs));
  });

  it('swings six times around the healthy value in an oscillation', () => {
    let crossings = 0;
    let side = 1;
    for (let share = 0.001; share < 1; share += 0.001) {
      const now = Math.sign(
        disturbedValue(traffic, incident('oscillation', 0.9), at(share))! - healthyValue(traffic, at(share)),
      );
      crossings += now === side ? 0 : 1;
      side = now;
    }
    expect(crossings).toBe(11);
  });
});

describe('an outage', () => {
  const dark = incident('outage', 1);
  const cutOff = incident('outage', 0.95);

  it('empties the links and loses every packet of an offline asset, whose own metrics stop', () => {
    expect(disturbedValue(traffic, dark, at(0.5))).toBe(0);
    expect(disturbedValue(find('packet_loss'), dark, at(0.5))).toBe(100);
    expect(disturbedValue(cpu, dark, at(0.5))).toBeUndefined();
    expect(disturbedValue(find('latency'), dark, at(0.5))).toBeUndefined();
  });

  it('leaves an asset behind it a trickle, and slow answers', () => {
    expect(disturbedValue(traffic, cutOff, at(0.5))).toBeCloseTo(0.05 * healthyValue(traffic, at(0.5)));
    expect(disturbedValue(find('latency'), cutOff, at(0.5))).toBeGreaterThan(
      10 * healthyValue(find('latency'), at(0.5)),
    );
  });
});
