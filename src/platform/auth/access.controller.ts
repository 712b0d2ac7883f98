import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { ApiProblems } from '../http/index.js';
import { AccessResponse } from './access.dto.js';
import { UnauthenticatedError } from './auth.errors.js';
import { IdentifyCaller } from './identify-caller.service.js';
import { OpenToAll } from './requires.decorator.js';

@ApiTags('access')
@Controller('api/v1/access')
export class AccessController {
  constructor(
    private readonly callers: IdentifyCaller,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'access'>,
  ) {}

  /**
   * See who you are, and what you may do.
   *
   * @remarks Of the token or key that the request is sent with. A wrong one is no error here: the answer has the reason.
   */
  @OpenToAll()
  @Get()
  @ApiProblems(503)
  async getAccess(@Req() { headers }: Request): Promise<AccessResponse> {
    const { mode } = this.config.access;
    try {
      return AccessResponse.from(mode, await this.callers.identify(headers));
    } catch (error) {
      if (error instanceof UnauthenticatedError) return AccessResponse.from(mode, error.message);
      throw error;
    }
  }
}
