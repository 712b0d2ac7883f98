import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../../platform/http/index.js';
import {
  EpisodeDetailResponse,
  EpisodesQuery,
  EpisodesResponse,
  PreviewQuery,
  VerdictEffectResponse,
  VerdictRequest,
} from './episodes.dto.js';
import { EpisodeHistory } from './episode-history.service.js';
import { JudgeEpisodeService } from '../feedback/give-feedback.service.js';
import { toVerdict } from '../feedback/feedback.js';

function EpisodeIdParam(): MethodDecorator {
  return ApiParam({
    name: 'id',
    description: 'UUID of the episode, as the list of episodes has it.',
    schema: { type: 'string', format: 'uuid', example: '0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37' },
  });
}

@ApiTags('episodes')
@Controller('api/v1/anomaly/episodes')
export class EpisodesController {
  constructor(
    private readonly history: EpisodeHistory,
    private readonly judging: JudgeEpisodeService,
  ) {}

  /**
   * List the episodes that went on within the last hours, with what operators said of them.
   */
  @Get()
  @ApiProblems(400, 404, 503)
  async listEpisodes(@Query() query: EpisodesQuery): Promise<EpisodesResponse> {
    const { assetId, status, hours, limit, offset } = query;
    const metricName = query.metricName ?? query.metric_name;
    return EpisodesResponse.from(
      await this.history.read({ assetId, metricName, status, hours, limit, offset }),
    );
  }

  /**
   * Read one episode and all that was said of it.
   */
  @Get(':id')
  @EpisodeIdParam()
  @ApiProblems(400, 404, 503)
  async getEpisode(@Param('id') id: string): Promise<EpisodeDetailResponse> {
    return EpisodeDetailResponse.from(await this.history.get(id));
  }

  /**
   * Say whether an episode was an incident. The bar of its series moves accordingly; the newest verdict counts.
   */
  @Post(':id/verdict')
  @HttpCode(200)
  @EpisodeIdParam()
  @ApiProblems(400, 404, 413, 415, 503)
  async judge(
    @Param('id') id: string,
    @Body() { verdict, note }: VerdictRequest,
  ): Promise<VerdictEffectResponse> {
    const effect = await this.judging.judge(id, toVerdict(verdict), note ?? null);
    return VerdictEffectResponse.from(effect, true);
  }

  /**
   * Say what a verdict would do, and store nothing.
   */
  @Get(':id/verdict/preview')
  @EpisodeIdParam()
  @ApiProblems(400, 404, 503)
  async previewVerdict(
    @Param('id') id: string,
    @Query() { verdict }: PreviewQuery,
  ): Promise<VerdictEffectResponse> {
    return VerdictEffectResponse.from(await this.judging.preview(id, verdict), false);
  }
}
