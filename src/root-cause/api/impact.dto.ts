import { ApiProperty } from '@nestjs/swagger';
import type { AffectedNode, NamedImpact } from '../moment/analysis.js';
import { CauseNodeResponse, presentNode } from './node.dto.js';

class AffectedNodeResponse extends CauseNodeResponse {
  /** Dependencies between it and the cause. */
  distance!: number;
  /** Whether it has symptoms. */
  isIll!: boolean;
  /** All its uplinks, or something that it needs, are behind the cause. */
  isWithoutAlternative!: boolean;
  /** Users (`live_users`) before it began; null where they are not counted. */
  @ApiProperty({ type: Number, nullable: true })
  users!: number | null;
  /** Its share of the traffic of what was looked at, 0..1; null where it is not measured. */
  @ApiProperty({ type: Number, nullable: true })
  trafficShare!: number | null;

  static from(affected: AffectedNode): AffectedNodeResponse {
    const { distance, isIll, isWithoutAlternative, users, trafficShare } = affected;
    const own = { distance, isIll, isWithoutAlternative, users, trafficShare };
    return { ...presentNode(affected), ...own };
  }
}

class TierCountResponse {
  tier!: number;
  /** Affected assets of the tier. */
  count!: number;
}

export class CauseImpactResponse {
  /** All that depends on the likeliest cause. */
  affectedCount!: number;
  /** The most important first, 100 at most; the cause itself is not among them. */
  affected!: AffectedNodeResponse[];
  /** Those that are well so far, in the order in which it would reach them; 20 at most. */
  next!: CauseNodeResponse[];
  byTier!: TierCountResponse[];
  /** Sum over those that nothing affected depends on, so that nobody counts twice; null where it is not known. */
  @ApiProperty({ type: Number, nullable: true })
  users!: number | null;
  /** The same of traffic, 0..1. */
  @ApiProperty({ type: Number, nullable: true })
  trafficShare!: number | null;

  static from({ nAffected, affected, next, byTier, users, trafficShare }: NamedImpact): CauseImpactResponse {
    return {
      affectedCount: nAffected,
      affected: affected.map((one) => AffectedNodeResponse.from(one)),
      next: next.map((node) => presentNode(node)),
      byTier: byTier.map(({ tier, n }) => ({ tier, count: n })),
      users,
      trafficShare,
    };
  }
}
