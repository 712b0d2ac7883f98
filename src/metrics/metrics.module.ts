import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { EmsModule } from '../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { ApiMetricSource } from './api/api-metric-source.service.js';
import { CatchUp } from './api/catch-up.service.js';
import { ReadingPace } from './api/reading-pace.service.js';
import { RestSampleRepository } from './api/rest-sample.repository.js';
import { AssetZones } from './asset-zones.js';
import { AssetDirectory } from './asset-directory.service.js';
import { DatabaseMetricSource } from './database/database-metric-source.repository.js';
import { MetricHistoryService } from './metric-history.service.js';
import { MetricSource } from './metric-source.js';
import { SeriesUnit } from './series-unit.service.js';
import { TaggedSeriesRepository } from './tags/tagged-series.repository.js';
import { MetricUnitRepository } from './units/metric-unit.repository.js';
import { WholeHistoryReader } from './whole-history-reader.service.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [EmsModule],
  controllers: [MetricsController],
  providers: [
    AssetDirectory,
    MetricHistoryService,
    SeriesUnit,
    WholeHistoryReader,
    CatchUp,
    ReadingPace,
    RestSampleRepository,
    ApiMetricSource,
    TaggedSeriesRepository,
    MetricUnitRepository,
    {
      provide: AssetZones,
      inject: [SERVICE_CONFIG],
      useFactory: ({ metrics }: ServiceConfig): AssetZones => new AssetZones(metrics.localTimeZone),
    },
    {
      provide: MetricSource,
      inject: [
        SERVICE_CONFIG,
        EntityManager,
        ApiMetricSource,
        AssetZones,
        TaggedSeriesRepository,
        MetricUnitRepository,
      ],
      useFactory: (
        { metrics: { source, timeZone } }: ServiceConfig,
        em: EntityManager,
        overRest: ApiMetricSource,
        zones: AssetZones,
        tagged: TaggedSeriesRepository,
        units: MetricUnitRepository,
      ): MetricSource =>
        source === 'database' ? new DatabaseMetricSource(em, timeZone, zones, { tagged, units }) : overRest,
    },
  ],
  exports: [AssetDirectory, MetricSource, SeriesUnit, WholeHistoryReader],
})
export class MetricsModule {}
