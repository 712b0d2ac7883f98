import { makeCatalogue } from '../signals/index.js';
import { historyIncidents } from './history-incidents.js';
import { incidentKinds } from './incident.js';

const now = new Date('2026-11-22T20:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() - count * 3_600_000);
const { series } = makeCatalogue(20_261);
const incidents = historyIncidents(series, now, hours(14 * 24));
const groups = [...new Map(incidents.map((incident) => [incident.groupId, incident])).values()];

describe('historyIncidents', () => {
  it('labels about fifteen incidents of every kind', () => {
    expect(groups.length).toBeGreaterThanOrEqual(14);
    expect(groups.length).toBeLessThanOrEqual(17);
    expect(new Set(groups.map(({ kind }) => kind))).toEqual(new Set(incidentKinds));
  });

  it('spreads them over at least ten assets', () => {
    expect(new Set(groups.map(({ assetId }) => assetId)).size).toBeGreaterThanOrEqual(10);
  });

  it('puts two or three in the last day and one in the last two hours, over for ten minutes', () => {
    const recent = groups.filter(({ startedAt }) => startedAt >= hours(24));
    expect([2, 3]).toContain(recent.length);
    const latest = groups.filter(({ startedAt }) => startedAt >= hours(2));
    expect(latest).toHaveLength(1);
    expect(latest[0]!.endedAt < hours(1 / 6)).toBe(true);
  });

  it('never has two of them in one series at one time', () => {
    for (const a of incidents) {
      const rivals = incidents.filter(
        (b) =>
          b !== a &&
          b.assetId === a.assetId &&
          b.metricType === a.metricType &&
          b.startedAt <= a.endedAt &&
          a.startedAt <= b.endedAt,
      );
      expect(rivals).toEqual([]);
    }
  });

  it('excludes incidents that began before the history', () => {
    expect(historyIncidents(series, now, hours(24)).every(({ startedAt }) => startedAt >= hours(24))).toBe(
      true,
    );
    expect(historyIncidents(series, now, new Date(now.getTime() + 1))).toEqual([]);
  });
});
