/** Samples for which an alarm rests unless a score rises above it: eight hours at a polling interval of five minutes. */
const REST_SAMPLES = 100;

/**
 * One alarm per anomaly: a sample raises one when its score is above every alarm of the last hundred samples. Independent of any
 * threshold: at threshold θ, exactly the alarms of at least θ are raised.
 */
export class AlarmRule {
  private row = 0;
  /** The newest alarm; any before it was lower and rests no longer than it does. */
  private highest = 0;
  private heldUntil = 0;

  /**
   * Takes the next score.
   *
   * @param score 0..1.
   * @returns the score where an alarm would be raised at some threshold, else 0.
   */
  next(score: number): number {
    this.row += 1;
    if (this.row > this.heldUntil) this.highest = 0;
    if (!(score > this.highest)) return 0;
    this.highest = score;
    this.heldUntil = this.row + REST_SAMPLES;
    return score;
  }
}
