import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { NoticeQueue } from '../alerting/index.js';
import { OwnTables } from '../platform/database/index.js';
import { checkedBy } from './check-outcome.js';

/** Looks at whether other tools take what they are given of incidents. */
@Injectable()
export class NoticeChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly queue: NoticeQueue,
    private readonly tables: OwnTables,
  ) {}

  checkNotices() {
    const check = this.indicators.check('notices');
    const counts = this.tables.ask(() => this.queue.counts());
    return checkedBy(check, counts, (targets) => {
      const failing = targets.filter(({ failingSince }) => failingSince !== null);
      if (failing.length === 0) return check.up({ targets });
      const message = failing
        .map(
          ({ target, failingSince, lastError }) =>
            `${target} since ${failingSince?.toISOString()}: ${lastError}`,
        )
        .join('; ');
      return check.degraded({ targets, message });
    });
  }
}
