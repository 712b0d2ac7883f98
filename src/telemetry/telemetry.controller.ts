import { Controller, Get, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenToAll } from '../platform/auth/index.js';
import { Telemetry } from '../platform/telemetry/index.js';
import { ScraperGuard } from './scraper.guard.js';

/** For Prometheus, in its own text format; no part of the JSON contract. */
@ApiExcludeController()
@OpenToAll()
@UseGuards(ScraperGuard)
@Controller('metrics')
export class TelemetryController {
  constructor(private readonly telemetry: Telemetry) {}

  @Get()
  scrape(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.type(this.telemetry.contentType);
    return this.telemetry.scrape();
  }
}
