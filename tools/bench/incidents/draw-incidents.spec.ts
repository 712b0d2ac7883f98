import { freshIncident } from '../../../simulator/incidents/index.js';
import { makeCatalogue } from '../../../simulator/signals/index.js';
import { drawIncidents } from './draw-incidents.js';

const { series } = makeCatalogue(1);
const atMs = Date.UTC(2026, 10, 25, 1);
const intervalMs = 30_000;
const seeds = Array.from({ length: 75 }, (_, i) => i);
const incidents = drawIncidents(series, { atMs, intervalMs }, seeds);
const ofDemo = seeds.flatMap((seed) => freshIncident(series, seed, new Date(atMs)));
/** By how much each incident begins later than in the demo. */
const laterMs = incidents.map(({ startedAt }, i) => startedAt.getTime() - ofDemo[i]!.startedAt.getTime());

describe('drawIncidents', () => {
  it('breaks what the live demo does, for as long', () => {
    const facts = ({ kind, assetId, metricType, magnitude }: (typeof ofDemo)[number]): unknown[] => [
      kind,
      assetId,
      metricType,
      magnitude,
    ];
    expect(incidents.map(facts)).toEqual(ofDemo.map(facts));
    expect(incidents.map(({ endedAt }, i) => endedAt.getTime() - ofDemo[i]!.endedAt.getTime())).toEqual(
      laterMs,
    );
  });

  it('begins at any instant before the next poll', () => {
    expect(Math.min(...laterMs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...laterMs)).toBeLessThan(intervalMs);
    const quarters = new Set(laterMs.map((ms) => Math.floor((4 * ms) / intervalMs)));
    expect(quarters.size).toBe(4);
  });

  it('delays a cascade as a whole', () => {
    const groups = seeds.map((seed) => drawIncidents(series, { atMs, intervalMs }, [seed]));
    const cascade = groups.find(({ length }) => length > 1)!;
    const original = freshIncident(series, seeds[groups.indexOf(cascade)]!, new Date(atMs));
    const delays = cascade.map(({ startedAt }, i) => startedAt.getTime() - original[i]!.startedAt.getTime());
    expect(new Set(delays).size).toBe(1);
  });
});
