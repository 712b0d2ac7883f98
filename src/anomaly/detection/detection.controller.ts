import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { DetectAnomaliesService } from './detect-anomalies.service.js';
import { DetectRequest, DetectResponse } from './detect.dto.js';
import { PreviewRequest, PreviewResponse } from './preview/preview.dto.js';
import { CurveQuery, ThresholdCurveResponse } from './preview/threshold-curve.dto.js';
import { PreviewEpisodesService } from './preview/preview-episodes.service.js';

@ApiTags('detection')
@Controller('api/v1/anomaly')
export class DetectionController {
  constructor(
    private readonly detection: DetectAnomaliesService,
    private readonly previews: PreviewEpisodesService,
  ) {}

  /**
   * Score the recent samples of one asset or of all.
   *
   * @remarks Explains the anomalies among them and ranks the assets. Nothing is stored.
   */
  @Requires('operator')
  @ChangesNothing()
  @Post('detect')
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 503)
  async detect(
    @Body() { assetId, metricNames, timeRange, threshold }: DetectRequest,
    @ClientSignal() client: AbortSignal,
  ): Promise<DetectResponse> {
    const request = { assetId, metricNames, timeRangeSeconds: timeRange, threshold };
    return DetectResponse.from(await this.detection.detect(request, client));
  }

  /**
   * Try another threshold, contamination or model on the last days.
   *
   * @remarks Answers which episodes it would have raised, and which of the real ones it would have missed. Nothing is
   * stored or sent.
   */
  @Requires('operator')
  @ChangesNothing()
  @Post('preview')
  @HttpCode(200)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async previewEpisodes(
    @Body() body: PreviewRequest,
    @ClientSignal() client: AbortSignal,
  ): Promise<PreviewResponse> {
    return PreviewResponse.from(await this.previews.preview(PreviewRequest.toRequest(body), client));
  }

  /**
   * Try all thresholds at once on the last days.
   *
   * @remarks Answers which thresholds raise which episodes, and keep which of the real ones, so that whoever asks can move a threshold without asking
   * again. Nothing is stored or sent.
   */
  @Requires('viewer')
  @Get('preview/curve')
  @ApiProblems(400, 404, 503)
  async getThresholdCurve(
    @Query() { days, assetId }: CurveQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<ThresholdCurveResponse> {
    return ThresholdCurveResponse.from(await this.previews.previewAll({ days, assetId }, client));
  }
}
