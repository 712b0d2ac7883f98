import { Module } from '@nestjs/common';
import { MetricStore } from './metric-store.js';
import { MetricsController } from './metrics.controller.js';

@Module({ controllers: [MetricsController], providers: [MetricStore] })
export class MetricsModule {}
