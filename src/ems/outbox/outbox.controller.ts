import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { OutboxQuery, OutboxResponse, ResendResponse } from './dto/outbox.dto.js';
import { OutboxService } from './outbox.service.js';

@ApiTags('outbox')
@Controller('api/v1/ems/outbox')
export class OutboxController {
  constructor(private readonly outbox: OutboxService) {}

  /**
   * List the messages to EMS Core.
   *
   * @remarks Those that wait, those that were delivered, and those given up (`parked`) with the reason.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listOutbox(@Query() { status, episodeId, limit, offset }: OutboxQuery): Promise<OutboxResponse> {
    return OutboxResponse.from(await this.outbox.list({ status, episodeId, limit, offset }));
  }

  /**
   * Send a parked message again.
   *
   * @remarks Messages of the same episode that were parked because of it are sent too.
   */
  @Requires('admin')
  @Post(':id/resend')
  @HttpCode(200)
  @ApiParam({
    name: 'id',
    description: 'UUID of the message, as the list has it.',
    schema: { type: 'string', format: 'uuid', example: '7d2e5c84-1f3b-4a96-8c0d-5b9a6e2f4d18' },
  })
  @ApiProblems(400, 404, 409, 503)
  async resendMessage(@Param('id') id: string): Promise<ResendResponse> {
    return ResendResponse.from(await this.outbox.resend(id));
  }
}
