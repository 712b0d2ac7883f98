import { countsOf } from './partition-scores.js';

/** How well priority separates incidents from noise. */
export interface PriorityScores {
  /** Probability that an alert of an incident has a higher priority than one that belongs to none. */
  readonly auc: number;
  /** Share of real incidents among as many of the top groups as there are incidents. */
  readonly precision: number;
}

/** One alert. */
export interface Prioritised {
  readonly group: string;
  /** Right incident; empty where it belongs to none. */
  readonly incident: string;
  readonly priority: number;
}

/** A group is real when most of its alerts belong to incidents; its priority is the highest of its alerts. */
export function priorityScores(alerts: readonly Prioritised[]): PriorityScores {
  const nIncidents = countsOf(alerts.map(({ incident }) => incident).filter((name) => name !== '')).size;
  const groups = new Map<string, { n: number; real: number; top: number }>();
  for (const { group, incident, priority } of alerts) {
    const one = groups.get(group) ?? { n: 0, real: 0, top: -Infinity };
    one.n += 1;
    one.real += incident === '' ? 0 : 1;
    one.top = Math.max(one.top, priority);
    groups.set(group, one);
  }
  const top = [...groups.values()].sort((a, b) => b.top - a.top).slice(0, nIncidents);
  return { auc: aucOf(alerts), precision: top.filter(({ n, real }) => 2 * real > n).length / nIncidents };
}

/** Mann and Whitney's statistic; equal priorities count half. */
function aucOf(alerts: readonly Prioritised[]): number {
  const sorted = [...alerts].sort((a, b) => a.priority - b.priority);
  let [below, sum, nReal] = [0, 0, 0];
  for (let start = 0; start < sorted.length;) {
    let end = start;
    let real = 0;
    for (; end < sorted.length && sorted[end]!.priority === sorted[start]!.priority; end += 1)
      real += sorted[end]!.incident === '' ? 0 : 1;
    const noise = end - start - real;
    sum += real * (below + noise / 2);
    nReal += real;
    below += noise;
    start = end;
  }
  return sum / (nReal * below);
}
