import {
  BadRequestException,
  HttpException,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { errorBody } from './error-body.js';

const at = new Date('2026-11-22T20:00:00Z');
const outage = { statusCode: 500, message: ['Internal server error'], error: 'Internal Server Error' };

describe('errorBody', () => {
  it('has the shape of the platform', () => {
    expect(errorBody(new NotFoundException('Asset with ID 1 not found'), '/assets/1', at)).toEqual({
      success: false,
      statusCode: 404,
      message: ['Asset with ID 1 not found'],
      error: 'Not Found',
      timestamp: '2026-11-22T20:00:00.000Z',
      path: '/assets/1',
    });
  });

  it('makes bad input look like an outage', () => {
    expect(errorBody(new Error('invalid input syntax'), '/metrics', at)).toMatchObject(outage);
    expect(errorBody(new BadRequestException('Unexpected token'), '/events', at)).toMatchObject(outage);
    expect(errorBody(new PayloadTooLargeException(), '/alerts', at)).toMatchObject(outage);
  });

  it.each(['/alerts', '/alerts/1/acknowledge', '/alerts?x=1', '/api/v1/auth/login'])(
    'lets %s answer 400',
    (path) => {
      const failure = new BadRequestException(['eventId must be a UUID']);
      expect(errorBody(failure, path, at)).toMatchObject({
        statusCode: 400,
        message: ['eventId must be a UUID'],
        error: 'Bad Request',
      });
    },
  );

  it('always lists messages', () => {
    expect(errorBody(new HttpException('Too many', 429), '/events', at)).toMatchObject({
      message: ['Too many'],
      error: 'Too Many Requests',
    });
  });
});
