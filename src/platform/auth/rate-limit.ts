import type { DynamicModule, ExecutionContext } from '@nestjs/common';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { NEEDED_ROLE } from './requires.decorator.js';

/** Short, so that a burst passes and who asks too much waits seconds; a minute has six of them. */
const WINDOW_MS = 10_000;
const WINDOWS_PER_MINUTE = 6;

/**
 * Counts the requests of each client address, in this process. Each route that is open to all is counted by itself: whoever floods the API
 * stops neither probes nor the callback of EMS Core, not even from the same address.
 */
export function rateLimit(): DynamicModule {
  return ThrottlerModule.forRootAsync({
    inject: [SERVICE_CONFIG],
    useFactory: ({ access }: Pick<ServiceConfig, 'access'>): ThrottlerModuleOptions => ({
      throttlers: [{ ttl: WINDOW_MS, limit: Math.ceil(access.ratePerMinute / WINDOWS_PER_MINUTE) }],
      skipIf: () => access.ratePerMinute === 0,
      generateKey: (context, address) => `${counterOf(context)} ${address}`,
      errorMessage: 'Too many requests come from your address; ask again when Retry-After says.',
    }),
  });
}

function counterOf(context: ExecutionContext): string {
  const handler = context.getHandler();
  const isOpen = [handler, context.getClass()].some(
    (target) => Reflect.getMetadata(NEEDED_ROLE, target) === 'open',
  );
  return isOpen ? `${context.getClass().name}.${handler.name}` : 'all';
}
