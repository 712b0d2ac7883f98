import { ApiProperty } from '@nestjs/swagger';
import type { CauseAccuracy } from '../feedback/cause-accuracy.js';

class CalibrationThirdResponse {
  incidents!: number;
  /** Mean of the probabilities that were stated for the likeliest suspect, 0..1. */
  meanProbability!: number;
  /** Share of them that were the cause, 0..1. */
  shareRight!: number;
}

export class CauseAccuracyResponse {
  /** Always true. */
  success!: boolean;
  /** Incidents whose cause operators gave feedback on; the newest 2000. */
  incidents!: number;
  /** Of those, with a cause that operators confirmed. */
  confirmed!: number;
  /** Confirmed causes that were the likeliest suspect in the last analysis. */
  first!: number;
  /** Confirmed causes that were among the first three. */
  inFirstThree!: number;
  /** Share of the confirmed, 0..1; null without any. */
  @ApiProperty({ type: Number, nullable: true })
  firstShare!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  inFirstThreeShare!: number | null;
  /** Incidents of which operators say that it was nothing monitored. */
  none!: number;
  /** Of those, such that "no cause found" was said. */
  noneRight!: number;
  /** Stated probabilities beside how often they were right, the least likely third first; empty with fewer than three incidents. */
  calibration!: CalibrationThirdResponse[];
  /** Mean difference between the two, 0..1; null without thirds. */
  @ApiProperty({ type: Number, nullable: true })
  meanGap!: number | null;
  /** Why there is nothing to count; null where there is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  static from(accuracy: CauseAccuracy): CauseAccuracyResponse {
    const { nIncidents, nConfirmed, nFirst, nInFirstThree } = accuracy;
    return {
      success: true,
      incidents: nIncidents,
      confirmed: nConfirmed,
      first: nFirst,
      inFirstThree: nInFirstThree,
      firstShare: nConfirmed === 0 ? null : nFirst / nConfirmed,
      inFirstThreeShare: nConfirmed === 0 ? null : nInFirstThree / nConfirmed,
      none: accuracy.nNone,
      noneRight: accuracy.nNoneRight,
      calibration: accuracy.thirds.map(({ n, ...third }) => ({ incidents: n, ...third })),
      meanGap: accuracy.meanGap ?? null,
      reason: nIncidents === 0 ? 'No feedback on causes has been given yet.' : null,
    };
  }
}
