import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard } from '@nestjs/throttler';
import { AccessController } from './access.controller.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeys } from './api-keys.repository.js';
import { IdentifyCaller } from './identify-caller.service.js';
import { Refusals } from './refusals.js';
import { rateLimit } from './rate-limit.js';

/** Who may do what. */
@Global()
@Module({
  imports: [rateLimit()],
  controllers: [AccessController],
  providers: [
    ApiKeys,
    IdentifyCaller,
    Refusals,
    // In this order: who guesses tokens is refused before they are looked at.
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Refusals],
})
export class AuthModule {}
