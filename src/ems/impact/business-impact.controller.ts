import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { OpenToAll } from '../../platform/auth/index.js';
import { AlertInFlight } from './alert-in-flight.js';
import { type BusinessImpact, businessImpact, impactOf } from './business-impact.js';
import { BusinessImpactDto } from './dto/business-impact.dto.js';
import { BusinessImpactRequestDto } from './dto/business-impact-request.dto.js';

/**
 * Called back by EMS Core while it opens an alert, also one that this service has just posted. It touches neither the
 * database nor the network, so it answers at once, whatever the delivery of events is waiting for.
 */
@ApiTags('EMS Core callback')
@OpenToAll()
@Controller('ml')
export class BusinessImpactController {
  constructor(private readonly inFlight: AlertInFlight) {}

  /**
   * Rate the business impact of an event.
   *
   * @remarks EMS Core asks this before it opens an alert. While this service posts one, the answer is the score of that
   * alert; otherwise it is computed from severity, tier and related events alone.
   */
  @ChangesNothing()
  @Post('calculate-business-impact')
  @HttpCode(200)
  calculateBusinessImpact(@Body() request: BusinessImpactRequestDto): BusinessImpactDto {
    const score = this.inFlight.businessImpactScore;
    return BusinessImpactDto.from(score === undefined ? impactAsAsked(request) : impactOf(score));
  }
}

function impactAsAsked(request: BusinessImpactRequestDto): BusinessImpact {
  const severity: unknown = request.event?.severity;
  return businessImpact({
    severity: typeof severity === 'string' ? severity : undefined,
    assetTier: request.asset_tier ?? undefined,
    relatedEvents: request.related_events_count ?? undefined,
  });
}
