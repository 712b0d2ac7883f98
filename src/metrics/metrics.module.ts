import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { EmsClient, EmsModule } from '../ems/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { ApiMetricSource } from './api/api-metric-source.service.js';
import { AssetDirectory } from './asset-directory.service.js';
import { DatabaseMetricSource } from './database/database-metric-source.repository.js';
import { EmsSchemaReader } from './database/ems-schema.repository.js';
import { MetricHistoryService } from './metric-history.service.js';
import { MetricSource } from './metric-source.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [EmsModule],
  controllers: [MetricsController],
  providers: [
    AssetDirectory,
    EmsSchemaReader,
    MetricHistoryService,
    {
      provide: MetricSource,
      inject: [SERVICE_CONFIG, EntityManager, EmsSchemaReader, EmsClient, Clock],
      useFactory: (
        config: ServiceConfig,
        em: EntityManager,
        schema: EmsSchemaReader,
        ems: EmsClient,
        clock: Clock,
      ): MetricSource =>
        config.metrics.source === 'database'
          ? new DatabaseMetricSource(em, schema, config.metrics.timeZone)
          : new ApiMetricSource(ems, clock),
    },
  ],
  exports: [AssetDirectory, MetricSource],
})
export class MetricsModule {}
