import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessController } from './access.controller.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeys } from './api-keys.repository.js';
import { IdentifyCaller } from './identify-caller.service.js';

/** Who may do what. */
@Global()
@Module({
  controllers: [AccessController],
  providers: [ApiKeys, IdentifyCaller, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class AuthModule {}
