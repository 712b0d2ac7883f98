import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { ArtifactCopies } from './artifacts/artifact-copy.repository.js';
import { ArtifactFiles } from './artifacts/artifact-files.js';
import { ArtifactStore } from './artifacts/artifact-store.service.js';
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
    ArtifactCopies,
    ArtifactFiles,
    ArtifactStore,
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
