import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { reportHtml, reportMarkdown } from './report-texts.js';
import { ReportQuery, ReportResponse } from './report.dto.js';
import { WriteReportService } from './write-report.service.js';

const TEXT = { schema: { type: 'string' as const } };

@ApiTags('incidents')
@Controller('api/v1/report')
export class ReportController {
  constructor(private readonly reports: WriteReportService) {}

  /**
   * Sum up the last hours for whoever takes over.
   *
   * @remarks What happened by priority, what is still open, what was suppressed and why, and what to look at next. It is also posted to
   * REPORT_WEBHOOK by REPORT_SCHEDULE.
   */
  @Requires('viewer')
  @Get()
  @ApiExtraModels(ReportResponse)
  @ApiOkResponse({
    description: 'The report, in the format that was asked for.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ReportResponse) } },
      'text/html': TEXT,
      'text/markdown': TEXT,
    },
  })
  @ApiProblems(400, 503)
  async getReport(
    @Query() { hours, format }: ReportQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    const report = await this.reports.write(hours);
    if (format === 'json') return ReportResponse.from(report);
    response.type(format === 'html' ? 'text/html' : 'text/markdown');
    return format === 'html' ? reportHtml(report) : reportMarkdown(report);
  }
}
