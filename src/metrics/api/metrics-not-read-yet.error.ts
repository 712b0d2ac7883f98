import { DomainError } from '../../platform/errors/index.js';

/** A client asks for what no sweep has read yet, and its share of EMS Core's requests does not suffice to read it now. */
export class MetricsNotReadYetError extends DomainError {
  readonly code = 'metrics_not_read_yet';
  readonly kind = 'unavailable';

  /** @param nNames - names of metrics that are still to be read */
  constructor(nNames: number, retryAfterSeconds: number) {
    super(
      `${nNames} metric name(s) have not been read from EMS Core yet, which allows 100 requests a minute; sweeps read those of monitored assets one after another.`,
      { retryAfterSeconds, facts: { nNamesUnread: nNames } },
    );
  }
}
