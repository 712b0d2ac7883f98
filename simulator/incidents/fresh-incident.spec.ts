import { makeCatalogue } from '../signals/index.js';
import { freshIncident } from './fresh-incident.js';

const { series } = makeCatalogue(1);
const startMs = Date.parse('2026-11-18T10:00:00Z');
const many = Array.from({ length: 300 }, (_, index) =>
  freshIncident(series, 1, new Date(startMs + index * 60_000)),
);

describe('freshIncident', () => {
  it('breaks the same thing for the same seed and instant', () => {
    expect(freshIncident(series, 1, new Date(startMs))).toEqual(many[0]);
  });

  it('lasts three to ten minutes', () => {
    for (const [first] of many) {
      const minutes = (first!.endedAt.getTime() - first!.startedAt.getTime()) / 60_000;
      expect(minutes).toBeGreaterThanOrEqual(3);
      expect(minutes).toBeLessThanOrEqual(10);
    }
  });

  it('never disturbs a metric in a harmless direction', () => {
    const single = many.filter(({ length }) => length === 1).map(([first]) => first!);
    const kindsOf = (metricType: string): Set<string> =>
      new Set(single.filter((incident) => incident.metricType === metricType).map(({ kind }) => kind));
    expect(kindsOf('latency').size).toBeGreaterThan(2);
    expect(kindsOf('latency')).not.toContain('drop');
    expect([...kindsOf('packet_loss')]).toEqual(['spike']);
  });

  it('varies kind and asset, and cascades now and then', () => {
    expect(new Set(many.map(([first]) => first!.kind)).size).toBe(7);
    expect(new Set(many.map(([first]) => first!.assetId)).size).toBeGreaterThan(20);
    const cascades = many.filter(({ length }) => length > 1).length;
    expect(cascades).toBeGreaterThan(15);
    expect(cascades).toBeLessThan(75);
  });
});
