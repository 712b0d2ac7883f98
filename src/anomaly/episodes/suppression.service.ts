import { Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../metrics/index.js';

/** Whether EMS Core is spared what happens in a series at a time. */
export type IsSuppressed = (series: SeriesKey, at: Date) => boolean;

/** The one place that knows what is muted. What is suppressed is scored, tracked and stored all the same. */
@Injectable()
export class Suppression {
  /** Gets ready to be asked about some series. */
  readonly load: (series: readonly SeriesKey[]) => Promise<IsSuppressed> = () => Promise.resolve(() => false);
}
