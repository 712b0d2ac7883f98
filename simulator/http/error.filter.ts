import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { errorBody } from './error-body.js';

@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(failure: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body = errorBody(failure, http.getRequest<Request>().originalUrl, new Date());
    response.status(body.statusCode).json(body);
  }
}
