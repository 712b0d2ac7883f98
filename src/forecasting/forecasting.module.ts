import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { ModelsModule } from '../models/index.js';
import { CapacityModule } from './capacity/capacity.module.js';
import { SeriesHistoryReader } from './history/series-history.service.js';
import { ForecastController } from './request/forecast.controller.js';
import { MakeForecastService } from './request/make-forecast.service.js';

/** One line for each part, so that parts can be added side by side. */
@Module({
  imports: [CapacityModule, MetricsModule, ModelsModule],
  controllers: [ForecastController],
  providers: [MakeForecastService, SeriesHistoryReader],
  exports: [CapacityModule, SeriesHistoryReader],
})
export class ForecastingModule {}
