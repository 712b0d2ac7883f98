import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '../../platform/http/index.js';
import {
  comparePlaces,
  isPlaceValue,
  type Place,
  readCursorParts,
  writeCursorParts,
} from '../../platform/paging/index.js';
import type { Action } from './actions.js';
import {
  CurrentRecommendations,
  type RecommendationFilter,
  type RecommendationState,
} from './current-recommendations.service.js';
import { type ListedRecommendation, markedOf, openOf } from './listed-recommendation.js';

export const LISTED_STATUSES = ['open', 'marked', 'done', 'not-needed', 'postponed'] as const;
export type ListedStatus = (typeof LISTED_STATUSES)[number];

export interface RecommendationRequest extends RecommendationFilter {
  /** `marked` for all that are not open. */
  readonly status: ListedStatus;
  readonly action?: Action | undefined;
  readonly assetId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface RecommendationPage {
  readonly state: RecommendationState;
  readonly items: readonly ListedRecommendation[];
  /** On all pages. */
  readonly total: number;
  readonly nextCursor: string | null;
}

/** The largest value first. */
const ORDER = '-value';

/** Lists what to do: the most urgent first, or what was said of it, the newest first. */
@Injectable()
export class ListRecommendations {
  constructor(private readonly current: CurrentRecommendations) {}

  /** @throws InvalidRequestError for a cursor that is none */
  async list(request: RecommendationRequest): Promise<RecommendationPage> {
    const { status, limit, cursor, type, location } = request;
    const after = cursor === undefined ? undefined : readCursor(cursor, status);
    const state = await this.current.read({ type, location });
    const placed = itemsOf(state, request)
      .map((item) => ({ item, place: placeOf(item) }))
      .sort((a, b) => comparePlaces(ORDER, a.place, b.place));
    const rest = after ? placed.filter(({ place }) => comparePlaces(ORDER, place, after) > 0) : placed;
    const page = rest.slice(0, limit);
    const last = rest.length > limit ? page.at(-1)?.place : undefined;
    return {
      state,
      items: page.map(({ item }) => item),
      total: placed.length,
      nextCursor: last ? writeCursorParts([status, last.value, last.name, last.id]) : null,
    };
  }
}

function itemsOf(
  state: RecommendationState,
  { status, action, assetId, type, location }: RecommendationRequest,
): readonly ListedRecommendation[] {
  const all = status === 'open' ? openOf(state) : markedOf(state);
  return all.filter(
    ({ recommendation: one, status: own }) =>
      (status === 'marked' || own === status) &&
      (action === undefined || one.action === action) &&
      (assetId === undefined || one.assetId === assetId) &&
      (type === undefined || one.assetType === type) &&
      (location === undefined || one.location === location),
  );
}

function placeOf({ status, recommendation, marked, id }: ListedRecommendation): Place {
  const markedMs = marked?.mark.markedAt.getTime() ?? 0;
  const { priority, assetName, predictedAt } = recommendation;
  return {
    value: status === 'open' ? priority : markedMs,
    name: assetName,
    id: `${id} ${predictedAt.getTime()}`,
  };
}

/** @throws InvalidRequestError where it is none of ours, or of another status */
function readCursor(cursor: string, wanted: ListedStatus): Place {
  const [status, value, name, id] = readCursorParts(cursor);
  if (!isPlaceValue(value) || typeof name !== 'string' || typeof id !== 'string')
    throw invalid('cursor must be a nextCursor of an answer');
  if (status !== wanted) throw invalid('cursor is of another status; begin without one');
  return { value, name, id };
}

function invalid(message: string): InvalidRequestError {
  return new InvalidRequestError([{ field: 'cursor', message }]);
}
