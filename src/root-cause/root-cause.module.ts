import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { TopologyModule } from '../topology/index.js';
import { RootCauseController } from './api/root-cause.controller.js';
import { AnalyseMoment } from './moment/analyse-moment.service.js';
import { AnalyseOnRequest } from './moment/analyse-on-request.service.js';
import { ReadRows } from './moment/read-rows.service.js';
import { RecentChanges } from './moment/recent-changes.repository.js';

@Module({
  imports: [MetricsModule, ModelsModule, TopologyModule],
  controllers: [RootCauseController],
  providers: [AnalyseMoment, AnalyseOnRequest, ReadRows, RecentChanges],
})
export class RootCauseModule {}
