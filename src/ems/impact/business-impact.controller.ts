import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessImpact } from './business-impact.js';
import { BusinessImpactDto } from './dto/business-impact.dto.js';
import { BusinessImpactRequestDto } from './dto/business-impact-request.dto.js';

/**
 * Called back by EMS Core while it opens an alert, also one that this service has just posted. It touches neither the
 * database nor the network, so it answers at once, whatever the delivery of events is waiting for.
 */
@ApiTags('EMS Core')
@Controller('ml')
export class BusinessImpactController {
  /**
   * Weighs the business impact of an event.
   *
   * EMS Core asks this before it opens an alert. The answer is computed from severity, tier and related events alone.
   */
  @Post('calculate-business-impact')
  @HttpCode(200)
  calculateBusinessImpact(@Body() request: BusinessImpactRequestDto): BusinessImpactDto {
    const severity: unknown = request.event?.severity;
    const impact = businessImpact({
      severity: typeof severity === 'string' ? severity : undefined,
      assetTier: request.asset_tier ?? undefined,
      relatedEvents: request.related_events_count ?? undefined,
    });
    return BusinessImpactDto.from(impact);
  }
}
