import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { HttpException } from '@nestjs/common';
import type { Clock } from '../clock/index.js';
import { toProblem } from './problem.js';
import { answerFor } from './problem-source.js';

const STATUS_OF_FAULT: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What Node could not read, as far as it got. */
interface UnreadableRequest extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

/** @returns what answers a `clientError`: what Node cannot read as a request, of which no route and no filter hears */
export function refuseUnparsed(clock: Clock): (error: UnreadableRequest, socket: Duplex) => void {
  return (error, socket) => {
    if (!socket.writable || isBeingAnswered(socket)) {
      socket.destroy();
      return;
    }
    const status = STATUS_OF_FAULT[error.code ?? ''] ?? 400;
    const source = answerFor(new HttpException(`The request cannot be read: ${error.message}`, status));
    const body = JSON.stringify(toProblem(source, '/', clock.now()));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${hasNoBody(error) ? '' : body}`);
  };
}

/** What answers HEAD has no body, and a client that gets one takes it for something else. */
function hasNoBody({ rawPacket }: UnreadableRequest): boolean {
  return rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
}

/** As Node's own handler finds out: a second answer in the middle of the first would be taken for a part of it. */
function isBeingAnswered(socket: Duplex): boolean {
  const response: unknown = Reflect.get(socket, '_httpMessage');
  return typeof response === 'object' && response !== null && Reflect.get(response, 'headersSent') === true;
}
