import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../platform/http/index.js';
import { ModelsQuery, ModelsResponse } from './dto/models.dto.js';
import { ModelRegistry } from './model-registry.service.js';

@ApiTags('models')
@Controller('api/v1/models')
export class ModelsController {
  constructor(private readonly registry: ModelRegistry) {}

  /**
   * List the trained models.
   */
  @Get()
  @ApiProblems(400, 503)
  async getModels(@Query() { status }: ModelsQuery): Promise<ModelsResponse> {
    return ModelsResponse.from(await this.registry.list(status === 'all' ? undefined : status));
  }
}
