import { Injectable } from '@nestjs/common';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { InvalidRequestError } from '../../platform/http/index.js';
import { AssetDirectory } from '../../metrics/index.js';
import { CurrentTopology, type TopologySnapshot } from '../../topology/index.js';
import {
  CurrentRecommendations,
  type RecommendationState,
} from '../recommendations/current-recommendations.service.js';
import { type ListedRecommendation, openOf } from '../recommendations/listed-recommendation.js';
import { chooseTogether, type LeftOver } from './choose-together.js';
import type { MaintenancePlan, PlannedAsset, PlannedLeftOver, PlanRequest, PlanWindow } from './plan.js';

/** More than anybody works on before the next prediction; each is held against what is chosen. */
const MOST_CANDIDATES = 500;
const USUAL_MS = 7 * 86_400_000;
const LONGEST_AHEAD_MS = 366 * 86_400_000;
/** Names in a reason. */
const MOST_NAMED = 3;

/** Says what to do together in a window. */
@Injectable()
export class MakePlan {
  private readonly admission = new AdmissionLimit({
    what: 'maintenance plans',
    nRunning: 2,
    nWaiting: 50,
    retryAfterSeconds: 2,
  });

  constructor(
    private readonly recommendations: CurrentRecommendations,
    private readonly topology: CurrentTopology,
    private readonly directory: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequestError for a window that is none or too far away, TooBusyError, TooSlowError, ClientGoneError */
  make(request: PlanRequest, client: AbortSignal): Promise<MaintenancePlan> {
    const window = windowOf(request, this.clock.now());
    return this.admission.run(() => this.plan(request, window), client);
  }

  private async plan(
    { type, location, maxAssets }: PlanRequest,
    window: PlanWindow,
  ): Promise<MaintenancePlan> {
    const { from, until } = window;
    const state = await this.recommendations.read({ type, location });
    const topology = this.topology.current();
    const open = assetsOf(openOf(state, until), topology);
    const { chosen, leftOver } = chooseTogether(topology.graph.topology, open, maxAssets);
    const names = await this.directory.namesOf(leftOver.flatMap((one) => lostIds(one, topology)));
    return {
      window,
      maxAssets,
      predictedAt: state.predictedAt,
      reason: state.reason ?? (open.length === 0 ? NOTHING_TO_DO : null),
      chosen: chosen.map(({ item, behind }) => ({
        asset: item,
        nCutOff: item.recommendations[0].recommendation.impact.nCutOff,
        isLate: item.recommendations.some(({ recommendation }) => recommendation.dueAt < from),
        behind,
      })),
      leftOver: [
        ...leftOver.map((one) => presented(one, lostIds(one, topology), names)),
        ...postponedOf(state, { until, open, topology }),
      ],
    };
  }
}

const NOTHING_TO_DO = 'Nothing that is to be done is open.';

/** @throws InvalidRequestError */
function windowOf({ from: asked, until: end }: PlanRequest, now: Date): PlanWindow {
  const from = asked ?? now;
  const until = end ?? new Date(from.getTime() + USUAL_MS);
  if (until <= from) throw invalid('until must be after from');
  if (until <= now) throw invalid('until must be in the future');
  if (until.getTime() - now.getTime() > LONGEST_AHEAD_MS) throw invalid('until must be within a year');
  return { from, until };
}

function invalid(message: string): InvalidRequestError {
  return new InvalidRequestError([{ field: 'until', message }]);
}

/** One for each asset that something is to be done on, the most urgent first. */
function assetsOf(
  items: readonly ListedRecommendation[],
  { graph }: TopologySnapshot,
): readonly PlannedAsset[] {
  const toDo = items.filter(({ recommendation }) => recommendation.action !== 'nothing');
  const byAsset = Map.groupBy(toDo, ({ recommendation }) => recommendation.assetId);
  return [...byAsset.values()].slice(0, MOST_CANDIDATES).flatMap(([first, ...others]) => {
    if (!first) return [];
    const { assetId, assetName, assetType } = first.recommendation;
    const recommendations = [first, ...others] as const;
    return [{ assetId, assetName, assetType, node: graph.numberOf(assetId), recommendations }];
  });
}

function lostIds(one: LeftOver<PlannedAsset>, { graph }: TopologySnapshot): readonly string[] {
  return one.cause === 'stands-in' ? one.lost.slice(0, MOST_NAMED).map((node) => graph.idOf(node)) : [];
}

function presented(
  one: LeftOver<PlannedAsset>,
  lost: readonly string[],
  names: ReadonlyMap<string, string>,
): PlannedLeftOver {
  const { item: asset, cause } = one;
  const because = 'because' in one ? one.because : undefined;
  return {
    asset,
    cause,
    because,
    reason: reasonOf(
      one,
      lost.map((id) => names.get(id) ?? id),
    ),
  };
}

function reasonOf(one: LeftOver<PlannedAsset>, lost: readonly string[]): string {
  if (one.cause === 'full') return 'The window has as many assets as were asked for.';
  const other = one.because.assetName;
  if (one.cause === 'unknown')
    return `Nothing is known of its surroundings, nor of those of ${other}: they might stand in for each other.`;
  if (lost.length === 0)
    return `It and ${other} are a pair: they are linked with each other and with a third.`;
  const nOthers = one.lost.length - lost.length;
  const all = nOthers > 0 ? `${lost.join(', ')} and ${nOthers} more` : lost.join(' and ');
  return `It and ${other} stand in for each other: ${all} would have no other way.`;
}

interface Planned {
  readonly until: Date;
  readonly open: readonly PlannedAsset[];
  readonly topology: TopologySnapshot;
}

/** Those of which all that is to be done was put off until after the window. */
function postponedOf(
  state: RecommendationState,
  { until, open, topology }: Planned,
): readonly PlannedLeftOver[] {
  const taken = new Set(open.map(({ assetId }) => assetId));
  const resting = state.recommendations.filter(({ assetId }) => !taken.has(assetId));
  const postponed = openOf({ ...state, recommendations: resting }, NEVER).filter(
    ({ marked }) => marked?.mark.status === 'postponed' && (marked.mark.postponedUntil ?? until) > until,
  );
  return assetsOf(postponed, topology).map((asset) => ({
    asset,
    cause: 'postponed',
    reason: 'It is postponed until after the window.',
    because: undefined,
  }));
}

/** No mark rests until then. */
const NEVER = new Date(8.64e15);
