import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName, unitFactor } from '../../../metrics/index.js';
import { AdmissionLimit } from '../../../platform/admission/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { InvalidRequestError } from '../../../platform/http/index.js';
import { capacityItem } from '../answers/capacity-item.js';
import type { CapacityChange } from '../answers/change.js';
import type { BusyRow } from '../levels/busy-row.js';
import { chartOf } from './chart-of.js';
import type { WhatIf, WhatIfRequest } from './what-if.js';
import { WhatIfRows } from './what-if-rows.service.js';

const DAY_MS = 86_400_000;

/** Answers when a limit would be reached under a change, beside when it is without. */
@Injectable()
export class AskWhatIf {
  /** Each may add up hundreds of histories. */
  private readonly admission = new AdmissionLimit({
    what: 'what-if requests',
    nRunning: 2,
    nWaiting: 30,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly rows: WhatIfRows,
    private readonly directory: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequestError, GroupNotFoundError, NoCapacityHistoryError, AssetNotFoundError, TooBusyError, TooSlowError, ClientGoneError */
  ask(request: WhatIfRequest, client: AbortSignal): Promise<WhatIf> {
    return this.admission.run(() => this.answer(request), client);
  }

  private async answer(request: WhatIfRequest): Promise<WhatIf> {
    const now = this.clock.now();
    const { horizonDays } = request;
    const { before, after } = await this.rows.find(request, canonicalMetricName(request.metricName));
    const change = changeOf(request, before, now);
    const outlook = { nowMs: now.getTime(), horizonDays };
    const names = await this.directory.namesOf(before.assetIds.slice(0, 1));
    return {
      madeAt: now,
      from: new Date(change.fromMs),
      without: capacityItem(before, outlook, { names }),
      with: capacityItem(after, outlook, { names, change }),
      chart: chartOf(before, after, { change, untilMs: outlook.nowMs + horizonDays * DAY_MS }),
    };
  }
}

function changeOf(
  { growthPercent, addMbps, addCapacity, from }: WhatIfRequest,
  { unit, limit, metricName }: BusyRow,
  now: Date,
): CapacityChange {
  const perMbps = unitFactor('mbps', unit);
  const faults = [
    ...(addMbps !== 0 && perMbps === undefined
      ? [
          {
            field: 'addMbps',
            message: `addMbps does not go with ${metricName}, which is in ${unit || 'no unit'}`,
          },
        ]
      : []),
    ...(limit !== null && limit + addCapacity <= 0
      ? [{ field: 'addCapacity', message: `addCapacity must leave something of the limit, ${limit}` }]
      : []),
  ];
  if (faults.length > 0) throw new InvalidRequestError(faults);
  return {
    factor: 1 + growthPercent / 100,
    added: addMbps * (perMbps ?? 0),
    addedLimit: addCapacity,
    fromMs: Math.max(now.getTime(), from?.getTime() ?? 0),
  };
}
