import { Injectable } from '@nestjs/common';
import { noteBefore } from '../../platform/audit/index.js';
import { CurrentRecommendations, type RecommendationState } from './current-recommendations.service.js';
import { type ListedRecommendation, markedOf, openOf } from './listed-recommendation.js';
import type { MarkStatus } from './mark.js';
import { readId, type RecommendationId, writeId } from './recommendation.js';
import { RecommendationMarks } from './recommendation-marks.repository.js';
import { InvalidMarkError, RecommendationNotFoundError } from './recommendation.errors.js';

/** What an operator says of a recommendation; `open` takes back what was said last. */
export interface MarkRequest {
  readonly status: 'open' | MarkStatus;
  readonly postponedUntil?: Date | undefined;
  readonly wasRight?: boolean | undefined;
  readonly note?: string | undefined;
}

/** Nobody postpones for longer what fails within days. */
const MOST_POSTPONED_MS = 366 * 86_400_000;

/** Keeps what operators say of recommendations. */
@Injectable()
export class MarkRecommendation {
  constructor(
    private readonly current: CurrentRecommendations,
    private readonly marks: RecommendationMarks,
  ) {}

  /**
   * @returns the recommendation with the mark
   * @throws RecommendationNotFoundError, InvalidMarkError
   */
  async mark(id: string, request: MarkRequest): Promise<ListedRecommendation> {
    const which = readId(id);
    if (!which) throw new RecommendationNotFoundError(id);
    const state = await this.current.read();
    const { status, marked } = this.find(which, state);
    noteBefore({ status, mark: marked?.mark ?? null });
    if (request.status === 'open') await this.marks.removeNewest(which);
    else await this.save(which, { ...request, status: request.status }, state);
    return this.find(which, await this.current.read());
  }

  private async save(
    which: RecommendationId,
    request: MarkRequest & { readonly status: MarkStatus },
    { recommendations, now }: RecommendationState,
  ): Promise<void> {
    const { status, wasRight = null, note = null } = request;
    const recommendation = recommendations.find((one) => writeId(one) === writeId(which));
    if (!recommendation) throw new RecommendationNotFoundError(writeId(which));
    const postponedUntil = postponedUntilOf(request, now);
    await this.marks.save({ status, postponedUntil, wasRight, note, markedAt: now, recommendation });
  }

  /** The open one, or what was said last. */
  private find(which: RecommendationId, state: RecommendationState): ListedRecommendation {
    const id = writeId(which);
    const found = [...openOf(state), ...markedOf(state)].find((one) => one.id === id);
    if (!found) throw new RecommendationNotFoundError(id);
    return found;
  }
}

function postponedUntilOf({ status, postponedUntil }: MarkRequest, now: Date): Date | null {
  if (status !== 'postponed') return null;
  if (!postponedUntil) throw new InvalidMarkError('postponedUntil', 'postponedUntil is needed to postpone');
  const ms = postponedUntil.getTime() - now.getTime();
  if (ms <= 0 || ms > MOST_POSTPONED_MS)
    throw new InvalidMarkError('postponedUntil', 'postponedUntil must be in the future, by a year at most');
  return postponedUntil;
}
