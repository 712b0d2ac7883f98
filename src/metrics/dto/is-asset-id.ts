import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isAssetIdText } from '../asset-id.js';

/** Accepts what EMS Core uses: UUIDs, and positive integers on older platforms. */
export function IsAssetId(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isAssetId',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'number'
            ? Number.isSafeInteger(value) && value > 0
            : typeof value === 'string' && isAssetIdText(value),
        defaultMessage: (args) =>
          `${args?.property ?? 'assetId'} must be an asset id: a UUID or a positive integer`,
      },
    },
    options,
  );
}
