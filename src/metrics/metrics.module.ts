import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { EmsClient, EmsModule } from '../ems/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { ApiMetricSource } from './api/api-metric-source.service.js';
import { AssetDirectory } from './asset-directory.service.js';
import { DatabaseMetricSource } from './database/database-metric-source.repository.js';
import { MetricHistoryService } from './metric-history.service.js';
import { MetricSource } from './metric-source.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [EmsModule],
  controllers: [MetricsController],
  providers: [
    AssetDirectory,
    MetricHistoryService,
    {
      provide: MetricSource,
      inject: [SERVICE_CONFIG, EntityManager, EmsClient, Clock],
      useFactory: (
        { metrics }: ServiceConfig,
        em: EntityManager,
        ems: EmsClient,
        clock: Clock,
      ): MetricSource =>
        metrics.source === 'database'
          ? new DatabaseMetricSource(em, metrics.timeZone)
          : new ApiMetricSource(ems, clock),
    },
  ],
  exports: [AssetDirectory, MetricSource],
})
export class MetricsModule {}
