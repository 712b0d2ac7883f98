import { DomainError } from '../platform/errors/index.js';

export class AssetNotFoundError extends DomainError {
  readonly code = 'asset_not_found';
  readonly kind = 'not-found';

  constructor(assetId: string) {
    super(`The EMS has no asset with the id ${assetId}.`);
  }
}

export class TooManySamplesError extends DomainError {
  readonly code = 'too_many_samples';
  readonly kind = 'invalid';

  constructor(most: number) {
    const message = `hours reaches over more than ${most} samples; ask for fewer hours, or for one metric`;
    super(message, { faults: [{ field: 'hours', message }] });
  }
}
