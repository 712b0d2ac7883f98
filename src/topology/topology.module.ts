import { Module } from '@nestjs/common';
import { EmsModule } from '../ems/index.js';
import { MetricsModule } from '../metrics/index.js';
import { CurrentTopology } from './current-topology.service.js';
import { ReadTopologyService } from './reading/read-topology.service.js';
import { TopologyReadingRepository } from './reading/topology-reading.repository.js';
import { RefreshTopologyService } from './refresh-topology.service.js';
import { TopologyScheduler } from './topology.scheduler.js';

@Module({
  imports: [EmsModule, MetricsModule],
  providers: [
    CurrentTopology,
    ReadTopologyService,
    RefreshTopologyService,
    TopologyReadingRepository,
    TopologyScheduler,
  ],
  exports: [CurrentTopology, TopologyScheduler],
})
export class TopologyModule {}
