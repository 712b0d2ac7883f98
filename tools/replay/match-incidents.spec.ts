import type { LabelledMetrics } from '../datasets/index.js';
import { incidentsOf, matchIncidents } from './match-incidents.js';

const MS_PER_DAY = 86_400_000;

/** One row a day from the epoch on. */
function rowsWith(labels: readonly number[]): LabelledMetrics {
  return {
    timestamps: Float64Array.from(labels, (_, day) => day * MS_PER_DAY),
    metrics: new Map(),
    labels: Uint8Array.from(labels),
  };
}

const days = (from: number, until: number) => ({ fromMs: from * MS_PER_DAY, untilMs: until * MS_PER_DAY });

describe('incidentsOf', () => {
  it('takes each run of labelled rows as one incident, the last row included', () => {
    expect(incidentsOf(rowsWith([0, 1, 1, 0, 1]), 0)).toEqual([days(1, 2), days(4, 4)]);
  });

  it('excludes incidents before the first evaluated row', () => {
    expect(incidentsOf(rowsWith([1, 0, 1, 1]), 3)).toEqual([days(3, 3)]);
  });
});

describe('matchIncidents', () => {
  const rows = rowsWith([0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0]);

  it('finds an incident that an episode touches, and misses the others', () => {
    expect(matchIncidents(rows, 1, [days(3, 5)])).toEqual({
      labelled: 2,
      found: 1,
      missed: 1,
      falseAlarms: 0,
      days: 9,
    });
  });

  it('counts an episode that touches no incident as a false alarm, unless it ended before the evaluated rows', () => {
    expect(matchIncidents(rows, 2, [days(0, 1), days(4, 5), days(8, 9)])).toMatchObject({
      found: 0,
      falseAlarms: 2,
    });
  });

  it('counts an incident once however many episodes touch it', () => {
    expect(matchIncidents(rows, 1, [days(2, 2), days(3, 3), days(6, 6)])).toMatchObject({
      found: 2,
      falseAlarms: 0,
    });
  });
});
