import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { EmsModule } from '../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { ApiMetricSource } from './api/api-metric-source.service.js';
import { CatchUp } from './api/catch-up.service.js';
import { ReadingPace } from './api/reading-pace.service.js';
import { RestSampleRepository } from './api/rest-sample.repository.js';
import { AssetDirectory } from './asset-directory.service.js';
import { DatabaseMetricSource } from './database/database-metric-source.repository.js';
import { MetricHistoryService } from './metric-history.service.js';
import { MetricSource } from './metric-source.js';
import { TaggedSeriesRepository } from './tags/tagged-series.repository.js';
import { MetricUnitRepository } from './units/metric-unit.repository.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [EmsModule],
  controllers: [MetricsController],
  providers: [
    AssetDirectory,
    MetricHistoryService,
    CatchUp,
    ReadingPace,
    RestSampleRepository,
    ApiMetricSource,
    TaggedSeriesRepository,
    MetricUnitRepository,
    {
      provide: MetricSource,
      inject: [SERVICE_CONFIG, EntityManager, ApiMetricSource, TaggedSeriesRepository, MetricUnitRepository],
      useFactory: (
        { metrics }: ServiceConfig,
        em: EntityManager,
        overRest: ApiMetricSource,
        tagged: TaggedSeriesRepository,
        units: MetricUnitRepository,
      ): MetricSource =>
        metrics.source === 'database'
          ? new DatabaseMetricSource(em, metrics.timeZone, { tagged, units })
          : overRest,
    },
  ],
  exports: [AssetDirectory, MetricSource],
})
export class MetricsModule {}
