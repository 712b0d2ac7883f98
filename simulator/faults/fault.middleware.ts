import { setTimeout as sleep } from 'node:timers/promises';
import { HttpException, Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { errorBody } from '../http/index.js';
import { FaultSwitch } from './fault-switch.js';

@Injectable()
export class FaultMiddleware implements NestMiddleware {
  constructor(private readonly faults: FaultSwitch) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const { originalUrl: url, method } = request;
    const { mode, delayMs = 5000 } = this.faults.strike(method, url);
    switch (mode) {
      case 'none':
        next();
        return;
      case 'slow':
        await sleep(delayMs);
        next();
        return;
      case 'down':
        // No answer at all, as when the process is gone.
        request.socket.destroy();
        return;
      case 'error500':
        response.status(500).json(errorBody(new Error('fault'), url, new Date()));
        return;
      case 'too-many-requests':
        response.setHeader('Retry-After', Math.ceil(delayMs / 1000));
        response
          .status(429)
          .json(errorBody(new HttpException('ThrottlerException: Too Many Requests', 429), url, new Date()));
    }
  }
}
