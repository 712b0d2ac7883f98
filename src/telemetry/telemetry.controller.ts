import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenToAll } from '../platform/auth/index.js';
import { Telemetry } from '../platform/telemetry/index.js';

/** For Prometheus, in its own text format; no part of the JSON contract. */
@ApiExcludeController()
@OpenToAll()
@Controller('metrics')
export class TelemetryController {
  constructor(private readonly telemetry: Telemetry) {}

  @Get()
  scrape(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.type(this.telemetry.contentType);
    return this.telemetry.scrape();
  }
}
