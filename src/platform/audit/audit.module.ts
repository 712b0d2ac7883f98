import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { AuditTrail } from './audit-trail.repository.js';
import { ListAuditEntries } from './list-audit-entries.service.js';
import { RefusedCalls } from './refused-calls.service.js';

/** Who changed what. */
@Module({
  controllers: [AuditController],
  providers: [
    AuditTrail,
    ListAuditEntries,
    RefusedCalls,
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
  ],
})
export class AuditModule {}
