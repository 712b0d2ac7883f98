import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenToAll } from '../platform/auth/index.js';
import { Clock } from '../platform/clock/index.js';
import { HealthResponse, LivenessResponse } from './dto/health.dto.js';
import { HealthReportService } from './health-report.service.js';

@ApiTags('health')
@OpenToAll()
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthReportService,
    private readonly clock: Clock,
  ) {}

  /**
   * Say that the process can serve.
   *
   * @remarks Without any I/O. EMS Core asks this before it asks for a business impact.
   */
  @Get('health')
  isAlive(): LivenessResponse {
    return { status: 'healthy' };
  }

  /**
   * Check the database, EMS Core, the sweeps and the model.
   */
  @Get('api/v1/health')
  @ApiResponse({ status: 503, type: HealthResponse, description: 'The database is away, or no sweep runs.' })
  async getHealth(@Res({ passthrough: true }) response: Response): Promise<HealthResponse> {
    const report = await this.health.report();
    if (report.status === 'unhealthy') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return HealthResponse.from(report, this.clock.now());
  }
}
