import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/index.js';
import { ApiProblems } from '../http/index.js';
import { AuditEntriesQuery, AuditEntriesResponse } from './audit.dto.js';
import { ListAuditEntries } from './list-audit-entries.service.js';

@ApiTags('access')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly entries: ListAuditEntries) {}

  /**
   * List who changed what, the newest first.
   *
   * @remarks Every call that may change something leaves an entry, whether it succeeds or not; so do API keys that are made and revoked. Entries are kept for
   * AUDIT_RETENTION_DAYS.
   */
  @Requires('admin')
  @Get()
  @ApiProblems(400, 503)
  async listAuditEntries(@Query() query: AuditEntriesQuery): Promise<AuditEntriesResponse> {
    return AuditEntriesResponse.from(await this.entries.list(AuditEntriesQuery.toRequest(query)));
  }
}
