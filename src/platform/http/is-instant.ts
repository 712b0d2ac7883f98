import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** Without a zone a time would be that of whoever reads it. */
const ZONED = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A text that names an instant, ISO 8601 with its zone. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }, { message: '$property must be a time in ISO 8601' }),
    Matches(ZONED, {
      message: '$property must be a date and a time that ends with its zone, as in 2026-11-24T22:00:00Z',
    }),
  );
}
