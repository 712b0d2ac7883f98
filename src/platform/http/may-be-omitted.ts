import { ValidateIf } from 'class-validator';

/** Lets a field be omitted, but not be null: `@IsOptional()` would let null through as if it were a value. */
export function MayBeOmitted(): PropertyDecorator {
  return ValidateIf((_owner, value) => value !== undefined);
}
