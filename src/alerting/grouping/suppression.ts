/** Why a signal is not announced by itself. */
export interface Suppression {
  /** `silence`, `behind`, `waiting` or `repeat`. */
  readonly reasonKind: string;
  readonly reason: string;
}
