import { DomainError } from '../platform/errors/index.js';

export class AssetNotFoundError extends DomainError {
  readonly code = 'asset_not_found';
  readonly kind = 'not-found';

  constructor(assetId: string) {
    super(`The EMS has no asset with the id ${assetId}.`);
  }
}
