import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../platform/auth/index.js';
import { ApiProblems } from '../../../platform/http/index.js';
import { AlertingPreviewQuery, AlertingPreviewResponse } from './alerting-preview.dto.js';
import { PreviewAlerting } from './preview-alerting.service.js';

@ApiTags('incidents')
@Controller('api/v1/alerting/preview')
export class AlertingPreviewController {
  constructor(private readonly previews: PreviewAlerting) {}

  /**
   * Compare what each setting of ALERTING would have announced in the last days.
   *
   * @remarks Incidents are made whatever the setting, so that it can be compared before it is changed. `lost` is empty where nothing that operators
   * confirmed would have gone unsaid.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async previewAlerting(@Query() { days }: AlertingPreviewQuery): Promise<AlertingPreviewResponse> {
    return AlertingPreviewResponse.from(await this.previews.preview(days));
  }
}
