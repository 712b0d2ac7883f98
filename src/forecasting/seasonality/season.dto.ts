import { ApiProperty } from '@nestjs/swagger';
import { rounded } from '../rounded.js';

const HOUR_MS = 3_600_000;
const NAMES: ReadonlyMap<number, string> = new Map([
  [24, 'day'],
  [168, 'week'],
]);

export class SeasonResponse {
  /** Length in hours. */
  periodHours!: number;
  /** `day` or `week`; null for any other length. */
  @ApiProperty({ type: String, nullable: true, example: 'day' })
  name!: string | null;
  /** How much the series resembles itself a season later, its trend aside: an autocorrelation, up to 1. */
  strength!: number;

  static from(
    { length, strength }: { readonly length: number; readonly strength: number },
    stepMs: number,
  ): SeasonResponse {
    const periodHours = (length * stepMs) / HOUR_MS;
    return {
      periodHours: rounded(periodHours),
      name: NAMES.get(periodHours) ?? null,
      strength: rounded(strength),
    };
  }
}
