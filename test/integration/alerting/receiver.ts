import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Takes what is posted to it, and answers as a spec says: a status, or nothing at all. */
export class Receiver {
  readonly received: Received[] = [];
  answer: (received: Received) => number | 'none' = () => 200;
  private server: Server | undefined;

  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (text += part));
      request.on('end', () => {
        const received = { path: request.url ?? '', headers: request.headers, text };
        this.received.push(received);
        const status = this.answer(received);
        if (status === 'none') request.socket.destroy();
        else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }
}
