import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { ListRecommendations } from './list-recommendations.service.js';
import { MarkRecommendation } from './mark-recommendation.service.js';
import { MarkRequestBody } from './dto/mark.dto.js';
import {
  OneRecommendationResponse,
  RecommendationsQuery,
  RecommendationsResponse,
} from './dto/recommendations.dto.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/recommendations')
export class RecommendationsController {
  constructor(
    private readonly recommendations: ListRecommendations,
    private readonly marks: MarkRecommendation,
  ) {}

  /**
   * List what to do before assets fail, the most urgent first.
   *
   * @remarks From what raises the risk of the next 30 days to an action, by the table in docs/maintenance.md. Ordered by probability × share of the risk × what
   * hangs on the asset × how often such an action was right.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listRecommendations(@Query() query: RecommendationsQuery): Promise<RecommendationsResponse> {
    return RecommendationsResponse.from(
      await this.recommendations.list(RecommendationsQuery.toRequest(query)),
    );
  }

  /**
   * Say that a recommendation is done, not needed, or postponed.
   *
   * @remarks It is kept as it was, with what happens to the asset within 30 days, and counts for how much such an action is trusted. `open` takes the newest mark
   * back.
   */
  @Requires('operator')
  @Post(':id')
  @HttpCode(200)
  @ApiParam({
    name: 'id',
    description: 'Id of the recommendation.',
    schema: { type: 'string', maxLength: 100, example: 'replace-fan.10f13de4-e972-4765-a047-86aabdb9a16e' },
  })
  @ApiProblems(400, 404, 413, 415, 503)
  async markRecommendation(
    @Param('id') id: string,
    @Body() body: MarkRequestBody,
  ): Promise<OneRecommendationResponse> {
    return OneRecommendationResponse.from(await this.marks.mark(id, MarkRequestBody.toRequest(body)));
  }
}
