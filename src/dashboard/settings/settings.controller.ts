import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { SettingsResponse } from './settings.dto.js';
import { SettingsService } from './settings.service.js';

@ApiTags('dashboard')
@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /**
   * List the settings of this process.
   *
   * @remarks What each means, whether it has its default, and its value unless that is a secret. They are set by environment variables.
   */
  @Requires('admin')
  @Get()
  getSettings(): SettingsResponse {
    return SettingsResponse.from(this.settings.list());
  }
}
