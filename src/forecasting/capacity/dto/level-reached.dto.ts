import { ApiProperty } from '@nestjs/swagger';
import { ANSWERS, type Answer, type LevelReached } from '../answers/capacity-answer.js';

/** When a share of the limit is reached. Times are the starts of local days. */
export class LevelReachedResponse {
  /** `since`: it is there; `date`; `never`: not within the horizon; `no-trend`; `too-short`: less than a fortnight of history; `ended`: it does not report any more; `no-limit`: none is known. */
  @ApiProperty({ enum: ANSWERS })
  answer!: Answer;
  /** When the median gets there, with `since` since when: ISO 8601, UTC; null without. */
  @ApiProperty({ type: String, nullable: true })
  medianAt!: string | null;
  /** The earliest plausible day, when the upper band is there: ISO 8601, UTC; null where not within the horizon. */
  @ApiProperty({ type: String, nullable: true })
  upperAt!: string | null;
  /** The latest plausible day: 8 times in 10 it is between both. */
  @ApiProperty({ type: String, nullable: true })
  lowerAt!: string | null;
  /** Of reaching it by the horizon, 0..1; null where nothing can be said. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;

  static from({ answer, medianMs, upperMs, lowerMs, probability }: LevelReached): LevelReachedResponse {
    return {
      answer,
      medianAt: instant(medianMs),
      upperAt: instant(upperMs),
      lowerAt: instant(lowerMs),
      probability: probability === null ? null : Number(probability.toFixed(3)),
    };
  }
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
