import { livesWithin, wearAt } from './part-life.js';
import { makePlant, type PlantAsset } from './plant-asset.js';
import { conditionAt } from './plant-condition.js';
import { plantEvents } from './plant-events.js';
import { plantSamples } from './plant-samples.js';

const dayMs = 86_400_000;
const toMs = Date.UTC(2026, 10, 1);
const fromMs = toMs - 180 * dayMs;
const plant = makePlant(200, 1);

const failuresOf = (asset: PlantAsset) =>
  livesWithin(asset, fromMs, toMs).filter(({ end, endsMs }) => end === 'failure' && endsMs <= toMs);

describe('the plant', () => {
  it('is the same for the same seed, whenever it is looked at', () => {
    const [asset] = makePlant(1, 1);
    const whole = [...plantSamples(asset!, fromMs, toMs)];
    const half = (fromMs + toMs) / 2;
    const pieces = [...plantSamples(asset!, fromMs, half), ...plantSamples(asset!, half, toMs)];
    expect(pieces.map(({ atMs, value }) => [atMs, value])).toEqual(
      whole.map(({ atMs, value }) => [atMs, value]),
    );
  });

  it('fails by about a twelfth a week, and what only looks worn never does', () => {
    const failures = plant.flatMap(failuresOf);
    const weekly = failures.length / plant.length / (180 / 7);
    expect(weekly).toBeGreaterThan(0.06);
    expect(weekly).toBeLessThan(0.11);
    expect(plant.filter(({ fate }) => fate !== 'fails').flatMap(failuresOf)).toEqual([]);
    expect(new Set(plant.map(({ fate }) => fate)).size).toBe(3);
  });

  it('is dark and offline from a failure until the part is new, with an event at both ends', () => {
    const asset = plant.find((one) => failuresOf(one).some(({ backMs }) => backMs < toMs))!;
    const [life] = failuresOf(asset);
    expect([...plantSamples(asset, life!.endsMs, life!.backMs)]).toEqual([]);
    expect(conditionAt(asset, life!.endsMs).status).toBe('offline');
    const before = conditionAt(asset, life!.endsMs - 1);
    const after = conditionAt(asset, life!.backMs);
    expect([before.status, after.status]).toEqual(['online', 'online']);
    expect(after.metadata.serialNumber).not.toBe(before.metadata.serialNumber);
    expect(plantEvents(asset, life!.endsMs - 1, life!.backMs)).toMatchObject([
      { severity: 'critical', category: 'availability', atMs: life!.endsMs },
      { severity: 'info', category: 'availability', atMs: life!.backMs },
    ]);
  });

  it('is worn before it fails, except where it fails without a sign', () => {
    for (const asset of plant)
      for (const life of failuresOf(asset)) {
        const wear = wearAt(asset, life, life.endsMs);
        if (life.hasSign) expect(wear).toBeGreaterThan(0.8);
        else expect(wear).toBeLessThan(0.3);
      }
  });

  it('shows the wear of each part in its metrics', () => {
    const changes = {
      fan: ['fan_speed', -1],
      optics: ['laser_bias_current', 1],
      disk: ['reallocated_sectors', 1],
      memory: ['memory_usage', 1],
    } as const;
    for (const [part, [metricName, sign]] of Object.entries(changes)) {
      const asset = plant.find((one) => one.part === part && failuresOf(one).some(isShown))!;
      const { bornMs, endsMs } = failuresOf(asset).find(isShown)!;
      const meanOf = (afterMs: number, untilMs: number): number => {
        const values = [...plantSamples(asset, afterMs, untilMs)].filter(
          ({ metric }) => metric.name === metricName,
        );
        return values.reduce((sum, { value }) => sum + value, 0) / values.length;
      };
      expect(
        sign * (meanOf(endsMs - 3 * dayMs, endsMs) - meanOf(bornMs, bornMs + 3 * dayMs)),
      ).toBeGreaterThan(5);
    }
  });
});

function isShown({ hasSign, bornMs }: { readonly hasSign: boolean; readonly bornMs: number }): boolean {
  return hasSign && bornMs > fromMs;
}
