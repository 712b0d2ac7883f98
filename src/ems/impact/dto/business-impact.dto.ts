import { ApiProperty } from '@nestjs/swagger';
import { type BusinessImpact, IMPACT_LEVELS, type ImpactLevel } from '../business-impact.js';

/** How much the alert matters to the business. The score is an integer, as EMS Core demands. */
export class BusinessImpactDto {
  /**
   * 0 (none) to 100. Points of the severity (critical 60, warning 35, info 10), of the asset's tier (1: 25, 2: 15, 3: 5)
   * and of the related events (3 each, at most 15).
   * @example 91
   */
  business_impact_score!: number;

  /** Users affected. Always null: this service knows no user counts and does not guess. */
  @ApiProperty({ type: 'null' })
  affected_users!: null;

  /** Revenue at risk. Always null: this service knows no revenue and does not guess. */
  @ApiProperty({ type: 'null' })
  revenue_at_risk!: null;

  /**
   * critical from a score of 80, high from 60, medium from 35, low below.
   * @example critical
   */
  // Named one by one: the compiler lists the words of a type in whatever order it met them.
  @ApiProperty({ enum: IMPACT_LEVELS })
  impact_level!: ImpactLevel;

  static from(impact: BusinessImpact): BusinessImpactDto {
    return Object.assign(new BusinessImpactDto(), {
      business_impact_score: impact.score,
      affected_users: null,
      revenue_at_risk: null,
      impact_level: impact.level,
    });
  }
}
