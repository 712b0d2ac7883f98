import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { ArtifactFiles } from './artifacts/artifact-files.js';
import { DetectorPool } from './detector-pool.service.js';
import { DetectorProvider } from './detector-provider.service.js';
import { ModelMetadata } from './entities/model-metadata.entity.js';
import { ModelMetadataRepository } from './model-metadata.repository.js';
import { ModelCatalog } from './model-catalog.service.js';
import { ModelRegistry } from './model-registry.service.js';
import { ModelTransitionRepository } from './model-transition.repository.js';
import { ModelsController } from './models.controller.js';

@Module({
  imports: [MikroOrmModule.forFeature([ModelMetadata])],
  controllers: [ModelsController],
  providers: [
    ArtifactFiles,
    DetectorPool,
    DetectorProvider,
    ModelCatalog,
    ModelMetadataRepository,
    ModelRegistry,
    ModelTransitionRepository,
  ],
  exports: [DetectorPool, DetectorProvider, ModelCatalog, ModelRegistry],
})
export class ModelsModule {}
