import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../platform/auth/index.js';
import { ApiProblems } from '../../../platform/http/index.js';
import {
  EpisodeDetailResponse,
  EpisodesQuery,
  EpisodesResponse,
  PreviewQuery,
  FeedbackEffectResponse,
  FeedbackRequest,
} from './episodes.dto.js';
import { EpisodeHistory } from './episode-history.service.js';
import { GiveFeedbackService } from '../feedback/give-feedback.service.js';

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
    private readonly feedback: GiveFeedbackService,
  ) {}

  /**
   * List the episodes of the last hours, with their feedback.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 404, 503)
  async listEpisodes(@Query() query: EpisodesQuery): Promise<EpisodesResponse> {
    const { assetId, status, hours, limit, offset } = query;
    const metricName = query.metricName ?? query.metric_name;
    return EpisodesResponse.from(
      await this.history.readEpisodes({ assetId, metricName, status, hours, limit, offset }),
    );
  }

  /**
   * Read one episode with all its feedback.
   */
  @Requires('viewer')
  @Get(':id')
  @EpisodeIdParam()
  @ApiProblems(400, 404, 503)
  async getEpisode(@Param('id') id: string): Promise<EpisodeDetailResponse> {
    return EpisodeDetailResponse.from(await this.history.getEpisode(id));
  }

  /**
   * Confirm an episode or mark it as a false alarm.
   *
   * @remarks The threshold of its series moves accordingly; the newest feedback counts.
   */
  @Requires('operator')
  @Post(':id/feedback')
  @HttpCode(200)
  @EpisodeIdParam()
  @ApiProblems(400, 404, 413, 415, 503)
  async giveFeedback(
    @Param('id') id: string,
    @Body() { feedback, note }: FeedbackRequest,
  ): Promise<FeedbackEffectResponse> {
    return FeedbackEffectResponse.from(await this.feedback.give(id, feedback, note ?? null), true);
  }

  /**
   * Show what feedback would change, without storing it.
   */
  @Requires('viewer')
  @Get(':id/feedback/preview')
  @EpisodeIdParam()
  @ApiProblems(400, 404, 503)
  async previewFeedback(
    @Param('id') id: string,
    @Query() { feedback }: PreviewQuery,
  ): Promise<FeedbackEffectResponse> {
    return FeedbackEffectResponse.from(await this.feedback.preview(id, feedback), false);
  }
}
