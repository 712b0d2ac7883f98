import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { MakePlan } from './make-plan.service.js';
import { PlanBody, PlanResponse } from './plan.dto.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/plan')
export class PlanController {
  constructor(private readonly plans: MakePlan) {}

  /**
   * Plan what to do together in a window.
   *
   * @remarks Of the open recommendations the most urgent, one asset each, and never two that stand in for each other: whatever of them is down at a time, nothing
   * goes down that no one of them takes down alone. What is left over says why. Nothing is stored.
   */
  @Requires('viewer')
  @ChangesNothing()
  @Post()
  @HttpCode(200)
  @ApiProblems(400, 413, 415, 503)
  async planMaintenance(@Body() body: PlanBody, @ClientSignal() client: AbortSignal): Promise<PlanResponse> {
    return PlanResponse.from(await this.plans.make(PlanBody.toRequest(body), client));
  }
}
