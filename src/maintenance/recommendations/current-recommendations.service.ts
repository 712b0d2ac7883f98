import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { CurrentTopology, type TopologySnapshot } from '../../topology/index.js';
import { FailureRepository } from '../failures/failure.repository.js';
import type { AssetRisk } from '../risks/asset-risk.js';
import { CurrentRisks } from '../risks/current-risks.js';
import { type ActionTrust, trustOf, type MarkedOutcome, trustIn } from './action-trust.js';
import { type Mark, outcomeOf } from './mark.js';
import type { Impact, Recommendation } from './recommendation.js';
import { RecommendationMarks } from './recommendation-marks.repository.js';
import { HORIZON_DAYS, recommend } from './recommend.js';

/** Whose recommendations to look at; all without them. */
export interface RecommendationFilter {
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

/** What is recommended now, and what was said of it. */
export interface RecommendationState {
  readonly now: Date;
  /** When the newest of the risks were predicted; null before the first. */
  readonly predictedAt: Date | null;
  /** Why nothing can be recommended; null where risks are known. */
  readonly reason: string | null;
  /** The most urgent first, whatever was said of them. */
  readonly recommendations: readonly Recommendation[];
  /** Of all assets, the newest first. */
  readonly marked: readonly MarkedOutcome[];
  readonly trustByAction: readonly ActionTrust[];
  /** By asset, within the days that recommendations look ahead. */
  readonly risks: ReadonlyMap<string, AssetRisk>;
}

/** Knows what to do about the risks as they are now. */
@Injectable()
export class CurrentRecommendations {
  constructor(
    private readonly risks: CurrentRisks,
    private readonly topology: CurrentTopology,
    private readonly marks: RecommendationMarks,
    private readonly failures: FailureRepository,
    private readonly clock: Clock,
  ) {}

  async read(filter: RecommendationFilter = {}): Promise<RecommendationState> {
    const now = this.clock.now();
    const [risks, marks] = await Promise.all([
      this.risks.ofFleet({ horizonDays: HORIZON_DAYS, ...filter }),
      this.marks.findNewest(),
    ]);
    const marked = await this.withOutcomes(marks, now);
    const trustByAction = trustOf(marked);
    const trust = trustIn(trustByAction);
    const topology = this.topology.current();
    const recommendations = risks.flatMap((risk) =>
      recommend(risk, { impact: impactOf(topology, risk.assetId), trust }),
    );
    return {
      now,
      predictedAt: newestOf(risks),
      reason: reasonOf(risks),
      recommendations: recommendations.sort((a, b) => b.priority - a.priority),
      marked,
      trustByAction,
      risks: new Map(risks.map((risk) => [risk.assetId, risk])),
    };
  }

  private async withOutcomes(marks: readonly Mark[], now: Date): Promise<readonly MarkedOutcome[]> {
    const oldest = marks.at(-1);
    if (!oldest) return [];
    const failures = Map.groupBy(await this.failures.findKnown(oldest.markedAt), ({ assetId }) => assetId);
    return marks.map((mark) => {
      const times = failures.get(mark.recommendation.assetId)?.map(({ failedAt }) => failedAt);
      return { mark, outcome: outcomeOf(mark, times ?? [], now) };
    });
  }
}

function impactOf(topology: TopologySnapshot, assetId: string): Impact {
  const { graph } = topology;
  const node = graph.numberOf(assetId);
  if (node !== undefined) return { nCutOff: graph.topology.allBehind(node).length - 1, reason: null };
  const reason = topology.unknownReason(assetId);
  return { nCutOff: reason === null ? 0 : null, reason };
}

function newestOf(risks: readonly AssetRisk[]): Date | null {
  return risks.reduce<Date | null>(
    (newest, { predictedAt }) =>
      predictedAt !== null && (newest === null || predictedAt > newest) ? predictedAt : newest,
    null,
  );
}

/** What keeps all of them from being known. */
function reasonOf(risks: readonly AssetRisk[]): string | null {
  if (risks.length === 0) return NO_ASSET;
  return risks.every(({ basis }) => basis === 'none') ? (risks[0]?.reason ?? null) : null;
}

const NO_ASSET = 'No monitored asset matches.';
