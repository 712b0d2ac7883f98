import { Module } from '@nestjs/common';
import { AnomalyModule } from '../anomaly/index.js';
import { ModelsModule } from '../models/index.js';
import { TrainingModule } from '../training/index.js';
import { StartupService } from './startup.service.js';

@Module({
  imports: [AnomalyModule, ModelsModule, TrainingModule],
  providers: [StartupService],
})
export class StartupModule {}
