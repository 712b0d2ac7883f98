/** Reasons that end: what is suppressed for one of them is announced after all. */
export const PASSING_REASONS = ['silence', 'behind', 'waiting'] as const;

/** Why a signal is not announced by itself. */
export interface Suppression {
  /** `silence`, `behind`, `waiting` or `repeat`. */
  readonly reasonKind: string;
  readonly reason: string;
}

export function isPassing(reasonKind: string): boolean {
  return PASSING_REASONS.some((one) => one === reasonKind);
}
