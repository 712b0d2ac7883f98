import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { MetricsModule } from '../metrics/index.js';
import { AssetHealthController } from './asset-health.controller.js';
import { AssetHealthService } from './asset-health.service.js';

@Module({
  imports: [AnomalyModule, MetricsModule],
  controllers: [AssetHealthController],
  providers: [AssetHealthService],
  exports: [AssetHealthService],
})
export class AssetHealthModule {}
