import { DomainError } from '../../platform/errors/index.js';

export class GroupNotFoundError extends DomainError {
  readonly code = 'capacity_group_not_found';
  readonly kind = 'not-found';

  constructor(by: string, name: string, metricName: string) {
    super(`No asset of the ${by} ${name} has a history of ${metricName} with a known limit.`);
  }
}

export class NoCapacityHistoryError extends DomainError {
  readonly code = 'too_little_data';
  readonly kind = 'too-little-data';

  constructor(metricName: string, nAssets: number) {
    super(`Nothing is known of ${metricName} of these ${nAssets} asset(s), or no limit of it.`, {
      facts: { assets: nAssets, series: 0 },
    });
  }
}
