import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { FuzzRequest } from './fuzz-requests.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });
const PATIENCE_MS = 60_000;

/** Sends a request as it stands: `fetch` would tidy its path up. Once more where the server had just closed the connection. */
export function sendRaw(url: string, asked: FuzzRequest): Promise<RawAnswer> {
  const { method, path, headers, body } = asked;
  const { hostname, port } = new URL(url);
  const length = body && !('transfer-encoding' in headers) ? { 'content-length': body.length } : {};
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, agent, method, path, headers: { ...headers, ...length }, timeout: PATIENCE_MS },
      (response) => {
        const pieces: Buffer[] = [];
        const finish = (): void => {
          const text = Buffer.concat(pieces).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        };
        response.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
        response.on('end', finish);
        // A stream goes on until its client leaves.
        if (response.headers['content-type'] === 'text/event-stream')
          response.once('data', () => {
            finish();
            sent.destroy();
          });
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const wasClosed = sent.reusedSocket && error.code === 'ECONNRESET';
      if (wasClosed) sendRaw(url, asked).then(resolve, reject);
      else reject(error);
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer within a minute')));
    sent.end(body);
  });
}
