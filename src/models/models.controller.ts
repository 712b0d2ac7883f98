import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../platform/auth/index.js';
import { ApiProblems } from '../platform/http/index.js';
import { ActivateModelRequest, ModelDetailsResponse } from './dto/model-details.dto.js';
import { ModelsQuery, ModelsResponse } from './dto/models.dto.js';
import { ModelCatalog } from './model-catalog.service.js';
import { ModelRegistry } from './model-registry.service.js';

const VERSION = {
  name: 'modelVersion',
  description: 'Version of the model, as the list has it.',
  example: '20261122T141502123Z',
};

@ApiTags('models')
@Controller('api/v1/models')
export class ModelsController {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly registry: ModelRegistry,
  ) {}

  /**
   * List the trained models.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async getModels(@Query() query: ModelsQuery): Promise<ModelsResponse> {
    return ModelsResponse.from(await this.catalog.list(ModelsQuery.toRequest(query)));
  }

  /**
   * Show one model.
   *
   * @remarks Its metrics, parameters, features and history.
   */
  @Requires('viewer')
  @Get(':modelVersion')
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 503)
  async getModel(@Param('modelVersion') modelVersion: string): Promise<ModelDetailsResponse> {
    return ModelDetailsResponse.from(await this.catalog.get(modelVersion));
  }

  /**
   * Activate an earlier model.
   *
   * @remarks Every process follows within five seconds; a request or a sweep that is running finishes with the model it
   * began with.
   */
  @Requires('admin')
  @Post(':modelVersion/activate')
  @HttpCode(200)
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async activateModel(
    @Param('modelVersion') modelVersion: string,
    @Body() { reason = 'Activated on request', force }: ActivateModelRequest,
  ): Promise<ModelDetailsResponse> {
    await this.registry.activate(modelVersion, { actor: 'user', reason }, force);
    return this.getModel(modelVersion);
  }

  /**
   * Keep the file of a model, however old it gets.
   */
  @Requires('admin')
  @Post(':modelVersion/pin')
  @HttpCode(200)
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 503)
  async pinModel(@Param('modelVersion') modelVersion: string): Promise<ModelDetailsResponse> {
    await this.registry.pin(modelVersion, true);
    return this.getModel(modelVersion);
  }

  /**
   * Let the file of a model be deleted when it is old.
   */
  @Requires('admin')
  @Delete(':modelVersion/pin')
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 503)
  async unpinModel(@Param('modelVersion') modelVersion: string): Promise<ModelDetailsResponse> {
    await this.registry.pin(modelVersion, false);
    return this.getModel(modelVersion);
  }
}
