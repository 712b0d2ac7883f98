import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsString, Length, Max, Min } from 'class-validator';
import { MayBeOmitted } from './may-be-omitted.js';

/** Range, default and example of a field that may be omitted; checked and documented alike. */
interface NumericRange {
  readonly min: number;
  readonly max: number;
  readonly default?: number;
  readonly example?: number;
}

/** A whole number in a JSON body. */
export function IntegerField(range: NumericRange): PropertyDecorator {
  return applyDecorators(
    documented('integer', range),
    MayBeOmitted(),
    IsInt(),
    Min(range.min),
    Max(range.max),
  );
}

/** A number in a JSON body. */
export function NumberField(range: NumericRange): PropertyDecorator {
  return applyDecorators(
    documented('number', range),
    MayBeOmitted(),
    IsNumber(),
    Min(range.min),
    Max(range.max),
  );
}

/** A whole number in a query string. */
export function IntegerQuery(range: NumericRange): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => toNumber(value)),
    IntegerField(range),
  );
}

/** Where the page before ended, as it was answered; the first page without it. Opaque: whoever reads it refuses what it did not write. */
export function CursorQuery(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: 2000, required: false }),
    MayBeOmitted(),
    IsString(),
    Length(1, 2000),
  );
}

/** Nothing is not 0; what is no number stays as it is, for the check to refuse. */
function toNumber(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

function documented(type: 'integer' | 'number', { min, max, ...shown }: NumericRange): PropertyDecorator {
  return ApiProperty({ type, minimum: min, maximum: max, required: false, ...shown });
}
