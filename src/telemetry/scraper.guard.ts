import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { credentialIn, UnauthenticatedError } from '../platform/auth/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';

/** Lets everybody read the figures, or, where METRICS_TOKEN is set, who sends it. */
@Injectable()
export class ScraperGuard implements CanActivate {
  constructor(@Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'access'>) {}

  /** @throws UnauthenticatedError */
  canActivate(context: ExecutionContext): boolean {
    const { metricsToken } = this.config.access;
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (metricsToken === undefined || isSame(credentialIn(headers) ?? '', metricsToken)) return true;
    throw new UnauthenticatedError('This needs METRICS_TOKEN, in the header Authorization: Bearer ….');
  }
}

/** In a time that says nothing of how much of it is right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
