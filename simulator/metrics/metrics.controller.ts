import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { type ClientInput } from '../http/index.js';
import { metricJson } from './metric-json.js';
import { MetricStore } from './metric-store.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricStore) {}

  @Get()
  async list(@Query() query: ClientInput, @Res() response: Response): Promise<void> {
    const portions = this.metrics.points(query);
    // A bad filter fails here, while the status can still say so.
    const first = await portions.next();
    response.type('application/json');
    try {
      await pipeline(metricJson(first.done === true ? [] : first.value, portions), response);
    } finally {
      // A client that has gone before the first byte leaves them unread, and their connection with them.
      await portions.return(undefined);
    }
  }

  @Post()
  save(@Body() body: ClientInput) {
    return this.metrics.save(body);
  }

  @Post('batch')
  saveAll(@Body() body: { metrics: readonly ClientInput[] }) {
    return this.metrics.saveAll(body.metrics);
  }
}
