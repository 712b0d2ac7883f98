import type { PartPace } from './part-pace.js';

/** Natural log of how improbable it must be that an entity's alarms fall into the bursts of a part by chance. */
const ENOUGH = Math.log(1000);
/** What an alarm outside of them takes away. */
const MISS = 3;

/**
 * Learns which part of the network an entity without connections belongs to: the one whose bursts its alarms fall into more often than
 * the share of time in which there are bursts explains.
 */
export class BurstLift {
  private readonly scores = new Map<number, Map<PartPace, number>>();

  /**
   * Notes an alarm of an entity.
   *
   * @param parts those that fail as a whole.
   * @returns the part that it is now known to belong to.
   */
  add(entity: number, parts: readonly PartPace[], at: number): PartPace | undefined {
    const scores = this.scores.get(entity) ?? new Map<PartPace, number>();
    this.scores.set(entity, scores);
    let best: PartPace | undefined;
    for (const part of parts) {
      const share = part.activity.busyShare;
      const gain = part.burst(at) === undefined ? -MISS : -Math.log(Math.max(share, Number.EPSILON));
      const score = Math.max(0, (scores.get(part) ?? 0) + gain);
      scores.set(part, score);
      if (score >= ENOUGH && (best === undefined || score > scores.get(best)!)) best = part;
    }
    return best;
  }
}
