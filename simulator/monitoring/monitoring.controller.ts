import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { AdminGuard } from '../auth/index.js';
import { DeviceHistory } from './device-history.js';
import { NetworkTopology } from './network-topology.js';

@Controller('api/v1/monitoring')
@UseGuards(AdminGuard)
export class MonitoringController {
  constructor(
    private readonly topology: NetworkTopology,
    private readonly history: DeviceHistory,
  ) {}

  @Get('topology/network')
  async network() {
    return { success: true, data: await this.topology.read() };
  }

  @Get('drilldown/device/:id/history/:metricType')
  async deviceHistory(
    @Param('id') id: string,
    @Param('metricType') metricType: string,
    @Query('timeRange') timeRange?: string,
  ) {
    return { success: true, data: await this.history.read(id, metricType, timeRange) };
  }
}
