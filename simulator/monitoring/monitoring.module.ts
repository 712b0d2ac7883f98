import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { DeviceHistory } from './device-history.js';
import { MonitoringController } from './monitoring.controller.js';
import { NetworkTopology } from './network-topology.js';

@Module({
  imports: [AuthModule],
  controllers: [MonitoringController],
  providers: [DeviceHistory, NetworkTopology],
})
export class MonitoringModule {}
