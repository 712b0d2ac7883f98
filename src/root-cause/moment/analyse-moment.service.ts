import { Inject, Injectable } from '@nestjs/common';
import { MetricSource } from '../../metrics/index.js';
import type { RootCauseAnswer } from '../../ml/index.js';
import { DetectorPool } from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { CurrentTopology, type TopologySnapshot } from '../../topology/index.js';
import {
  type LookedAt,
  type MomentQuestion,
  type NamedImpact,
  READ_AFTER_MS,
  type RootCauseAnalysis,
} from './analysis.js';
import { caveatsOf } from './caveats.js';
import { causeGraph } from './cause-graph.js';
import { namedAnswer, summaryOf } from './describe-answer.js';
import { impactOfCause, usageOf } from './impact-of-cause.js';
import { neighbourhoodOf } from './neighbourhood.js';
import { NodeNames } from './node-names.js';
import { type EngineQuestion, engineQuestionOf, type Found } from './question-of.js';
import { ReadRows } from './read-rows.service.js';
import { RecentChanges } from './recent-changes.service.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** An hour from before the first sign shows what changed. */
const BEFORE_MS = 60 * MINUTE_MS;
/** Nodes whose series are read; a cause is seldom farther away. */
const MOST_NODES = 150;
/** Assets behind a cause that are named. */
const MOST_BEHIND = 2_000;

/** Looks for the cause of an alarm at any moment, in the part of the network around it. */
@Injectable()
export class AnalyseMoment {
  constructor(
    private readonly topology: CurrentTopology,
    private readonly source: MetricSource,
    private readonly rows: ReadRows,
    private readonly changes: RecentChanges,
    private readonly pool: DetectorPool,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'rootCause'>,
  ) {}

  /**
   * @param purpose - a sweep waits for EMS Core's rate limit, a request does not
   * @throws TooBusyError, and whatever says when to come back
   */
  async analyse(asked: MomentQuestion, purpose: 'sweep' | 'request'): Promise<RootCauseAnalysis> {
    const topology = this.topology.current();
    const found = await this.gather(asked, topology, purpose);
    const engine = engineQuestionOf(asked, found);
    const { confidence } = this.config.rootCause;
    const answer = await this.pool.rootCause({ ...engine.question, confidence }, purpose);
    return this.describe({ asked, topology, found, engine, answer });
  }

  private async gather(
    asked: MomentQuestion,
    { graph }: TopologySnapshot,
    purpose: 'sweep' | 'request',
  ): Promise<Found> {
    const neighbourhood = neighbourhoodOf(graph, asked.focus, MOST_NODES);
    const startedMs = Math.min(asked.startedMs, asked.atMs);
    const lookAt = { fromMs: startedMs - BEFORE_MS, untilMs: asked.atMs + READ_AFTER_MS };
    const { ids } = neighbourhood;
    const started = new Date(startedMs);
    const [rows, changes] = await Promise.all([
      this.rows.read(ids, lookAt, purpose),
      this.changes.find(ids, new Date(startedMs - DAY_MS), started),
    ]);
    return { neighbourhood, rows, lookAt, ...changes };
  }

  private async describe({ asked, topology, found, engine, answer }: Answered): Promise<RootCauseAnalysis> {
    const { ids } = found.neighbourhood;
    const [cause] = answer.causes;
    const names = await this.namesOf(topology, found, cause && ids[cause.node]);
    const named = namedAnswer(answer, ids, names);
    const looked = lookedAt(answer, found);
    const ill = new Set(named.symptoms.map(({ id }) => id));
    return {
      atMs: asked.atMs,
      confidence: this.config.rootCause.confidence,
      isFound: answer.isFound,
      summary: summaryOf(answer, named, looked),
      none: answer.none,
      ...named,
      looked,
      caveats: caveatsOf({
        asked,
        topology,
        neighbourhood: found.neighbourhood,
        looked,
        isAllDark: engine.isAllDark,
        isAnythingHeard: isAnythingHeard(found, asked),
      }),
      impact: impact(topology, found, { causeId: cause && ids[cause.node], names, ill }),
      graph: causeGraph(found.neighbourhood, answer, names),
    };
  }

  private async namesOf(
    topology: TopologySnapshot,
    { neighbourhood }: Found,
    causeId: string | undefined,
  ): Promise<NodeNames> {
    const { graph } = topology;
    const cause = causeId === undefined ? undefined : graph.numberOf(causeId);
    const behind = cause === undefined ? [] : graph.topology.allDependents(cause).slice(0, MOST_BEHIND);
    const ids = new Set([...neighbourhood.ids, ...behind.map((node) => graph.idOf(node))]);
    return new NodeNames(topology, await this.source.findAssets([...ids]));
  }
}

interface Answered {
  readonly asked: MomentQuestion;
  readonly topology: TopologySnapshot;
  readonly found: Found;
  readonly engine: EngineQuestion;
  readonly answer: RootCauseAnswer;
}

function lookedAt({ looked }: RootCauseAnswer, { neighbourhood, rows }: Found): LookedAt {
  return {
    nNodes: neighbourhood.ids.length,
    nNeeded: looked.nNodes,
    nUnheard: looked.nUnheard,
    nStaleConnections: looked.nStale,
    nSymptoms: looked.nSymptoms,
    nSeries: rows.series.length,
    nRows: rows.nRows,
    usualHours: rows.usualHours,
  };
}

function isAnythingHeard({ rows, lookAt }: Found, { noticed }: MomentQuestion): boolean {
  return (
    noticed.length > 0 ||
    rows.series.some(({ recent }) =>
      recent.timestamps.some((at) => at > lookAt.fromMs && at <= lookAt.untilMs),
    )
  );
}

function impact(
  topology: TopologySnapshot,
  { rows }: Found,
  {
    causeId,
    names,
    ill,
  }: { readonly causeId: string | undefined; readonly names: NodeNames; readonly ill: ReadonlySet<string> },
): NamedImpact | null {
  if (causeId === undefined) return null;
  return impactOfCause(causeId, topology, { usage: usageOf(rows.series), names, ill });
}
