import type { VerdictCounts } from './feedback.js';

/** Episodes of a series, each counted once by its newest verdict; all 0 or more. */
export class VerdictCountsResponse implements VerdictCounts {
  /** Judged to be incidents. */
  true!: number;
  /** Judged to be none. */
  false!: number;
  /** Judged unsure. */
  unsure!: number;
}
