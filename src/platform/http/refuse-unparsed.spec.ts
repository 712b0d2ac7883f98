import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { StoppedClock } from '../testing/index.js';
import { refuseUnparsed } from './refuse-unparsed.js';

const refuse = refuseUnparsed(new StoppedClock(Date.UTC(2026, 10, 22)));

const parserError = (code: string): Error => Object.assign(new Error('Parse Error'), { code });

describe('refuseUnparsed', () => {
  it.each([
    ['HPE_HEADER_OVERFLOW', 431, 'headers_too_large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'request_timeout'],
    ['HPE_INVALID_CONSTANT', 400, 'bad_request'],
  ])('answers %s with %i and a problem document', async (code, status, error) => {
    const socket = new PassThrough();
    refuse(parserError(code), socket);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
    expect(JSON.parse(body)).toMatchObject({ status, error, success: false, instance: '/' });
  });

  it('adds nothing to an answer that is under way, and closes it', () => {
    const socket = Object.assign(new PassThrough(), { _httpMessage: { headersSent: true } });
    refuse(parserError('HPE_INVALID_CHUNK_SIZE'), socket);

    expect([socket.read(), socket.destroyed]).toEqual([null, true]);
  });
});
