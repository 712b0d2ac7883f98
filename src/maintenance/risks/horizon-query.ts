import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';
import { RISK_HORIZONS, type RiskHorizon } from '../risk-horizons.js';

/** One of the horizons in a query string. */
export function HorizonQuery(byDefault: RiskHorizon): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', enum: RISK_HORIZONS, default: byDefault, required: false }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value)),
    MayBeOmitted(),
    IsIn(RISK_HORIZONS),
  );
}
