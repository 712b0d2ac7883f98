import { Injectable } from '@nestjs/common';

/**
 * The alert that this process is posting at present. EMS Core calls back for the business impact of an alert before it
 * answers, with the same values whatever the alert is, and takes our answer: only here is known which one it is about.
 */
@Injectable()
export class AlertInFlight {
  private score: number | undefined;

  /** 0..100; undefined while no alert of ours is on its way. */
  get businessImpactScore(): number | undefined {
    return this.score;
  }

  /** Alerts go one at a time, or the callback could not know which it is asked about. */
  async during<Answer>(score: number | undefined, post: () => Promise<Answer>): Promise<Answer> {
    this.score = score;
    try {
      return await post();
    } finally {
      this.score = undefined;
    }
  }
}
