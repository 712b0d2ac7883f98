import type { UnwrittenStretch } from '../sweep-writer.service.js';

/** A part of a series' past that is scored again, since some of its samples came late; it ends at the watermark. */
export interface LateStretch extends UnwrittenStretch {
  /** The earliest of the late samples; epoch milliseconds. */
  readonly lateFromMs: number;
}
