import type { DetectedSignal, ReadSeries, RootCauseQuestion } from '../../ml/index.js';
import type { MomentQuestion } from './analysis.js';
import type { Neighbourhood } from './neighbourhood.js';
import { reachabilityOf } from './reachability.js';
import type { Changes } from './recent-changes.service.js';
import type { LookAt, Rows } from './read-rows.service.js';

/** What was found out for a question. */
export interface Found extends Changes {
  readonly neighbourhood: Neighbourhood;
  readonly rows: Rows;
  readonly lookAt: LookAt;
}

/** The question as the engine asks it, and whether nothing was heard of anything. */
export interface EngineQuestion {
  readonly question: Omit<RootCauseQuestion, 'metrics'> & { readonly series: readonly ReadSeries[] };
  /** Everything ended at the same time: more likely the collection of data than all devices. */
  readonly isAllDark: boolean;
}

/** Numbers what was found, and adds whether each asset answered. */
export function engineQuestionOf(asked: MomentQuestion, found: Found): EngineQuestion {
  const { neighbourhood, rows, changes, maintained } = found;
  const placeOf = new Map(neighbourhood.ids.map((id, place) => [id, place]));
  const numbered = <T extends { readonly assetId: string }>(one: T): readonly (T & { node: number })[] => {
    const node = placeOf.get(one.assetId);
    return node === undefined ? [] : [{ ...one, node }];
  };
  const { series: reachable, isAllDark } = reachableSeries(found, placeOf);
  const series = rows.series.flatMap(numbered).map(({ node, metricName, recent, before }): ReadSeries => {
    return { node, metric: metricName, recent, before };
  });
  return {
    question: {
      nNodes: neighbourhood.ids.length,
      dependencies: neighbourhood.dependencies,
      series: isAllDark ? series : [...series, ...reachable],
      signals: asked.noticed.flatMap(numbered).map(signalOf),
      ...targetOf(asked, placeOf, series),
      focus: asked.focus.flatMap((id) => placeOf.get(id) ?? []),
      at: asked.atMs,
      maintenance: maintained.flatMap((id) => placeOf.get(id) ?? []),
      changes: changes.flatMap(numbered).map(({ node, atMs, what }) => ({ node, at: atMs, what })),
    },
    isAllDark,
  };
}

function reachableSeries(
  { rows, lookAt }: Found,
  placeOf: ReadonlyMap<string, number>,
): { readonly series: readonly ReadSeries[]; readonly isAllDark: boolean } {
  const heardUntil = rows.series.reduce(
    (last, { recent }) => Math.max(last, recent.timestamps.at(-1) ?? 0),
    0,
  );
  const untilMs = Math.min(lookAt.untilMs, heardUntil);
  const series: ReadSeries[] = [];
  let nDark = 0;
  for (const [assetId, own] of Map.groupBy(rows.series, (one) => one.assetId)) {
    const node = placeOf.get(assetId);
    const answered = reachabilityOf(own, untilMs);
    if (node === undefined || answered === undefined) continue;
    if (answered.isDark) nDark += 1;
    const none = { timestamps: new Float64Array(), values: new Float64Array() };
    series.push({ node, metric: 'reachable', recent: answered.readings, before: none });
  }
  return { series, isAllDark: series.length > 1 && nDark === series.length };
}

function signalOf({
  node,
  what,
  isDown,
  deviation,
  startedMs,
}: MomentQuestion['noticed'][number] & {
  readonly node: number;
}): DetectedSignal {
  const kind = isDown ? 'reachable' : 'errors';
  return { node, metric: what, kind, side: isDown ? -1 : 1, deviation, startedAt: startedMs };
}

/** The metric that alarms decides only where there are rows of it. */
function targetOf(
  { target }: MomentQuestion,
  placeOf: ReadonlyMap<string, number>,
  series: readonly ReadSeries[],
): Pick<RootCauseQuestion, 'target'> {
  if (target === undefined) return {};
  const { assetId, metricName } = target;
  const node = placeOf.get(assetId);
  if (node === undefined) return {};
  const hasRows = series.some((one) => one.node === node && one.metric === metricName);
  return { target: { node, ...(hasRows && metricName !== undefined ? { metric: metricName } : {}) } };
}
