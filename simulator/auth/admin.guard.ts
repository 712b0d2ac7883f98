import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { type Request } from 'express';
import { TokenService } from './token.service.js';

@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly tokens: TokenService) {}

  canActivate(context: ExecutionContext): boolean {
    const [scheme, token = ''] = (
      context.switchToHttp().getRequest<Request>().headers.authorization ?? ''
    ).split(' ');
    const claims = scheme === 'Bearer' ? this.tokens.read(token) : undefined;
    if (claims === undefined) {
      throw new UnauthorizedException();
    }
    if (claims.role !== 'admin') {
      throw new ForbiddenException('Forbidden resource');
    }
    return true;
  }
}
