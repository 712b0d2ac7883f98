import { type DetectionModel } from './detection-model.js';

/**
 * What a training gives: a model that scores any series, and for some scopes of series, such as the assets of one type, a model of
 * their own. One version holds them all, so that they are activated and rolled back together.
 */
export class ScopedModel {
  /** @param scopes models by the name of their scope; none where one model scores all. */
  constructor(
    readonly common: DetectionModel,
    readonly scopes: ReadonlyMap<string, DetectionModel> = new Map(),
  ) {}

  /**
   * @param scope the one that a series belongs to.
   * @returns the scope's own model; the common one where it has none, so that what is new is scored at once.
   */
  of(scope: string | undefined): DetectionModel {
    return (scope === undefined ? undefined : this.scopes.get(scope)) ?? this.common;
  }
}
