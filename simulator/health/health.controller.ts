import { Controller, Get } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { Database } from '../database/index.js';

@Controller()
@SkipThrottle()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Always 200: a database that is down shows only in the body. */
  @Get()
  async health() {
    const startedMs = performance.now();
    const connected = await this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return {
      status: connected ? 'healthy' : 'degraded',
      uptime: process.uptime(),
      environment: 'development',
      version: '1.0.0',
      database: { connected, latencyMs: Math.round(performance.now() - startedMs) },
      timestamp: new Date(),
    };
  }
}
