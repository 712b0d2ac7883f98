import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Posted JSON, to its last brace. */
const COMPLETE = /^POST [^]*\}$/;

/** A proxy to EMS Core that holds every request, unanswered, until the test lets it arrive. */
export interface HoldingProxy {
  readonly url: string;
  /** The posted requests that it holds. */
  held(): readonly string[];
  /** Forwards the held requests to EMS Core and discards the answers. */
  letArrive(emsUrl: string): Promise<void>;
  close(): Promise<void>;
}

export async function startHoldingProxy(): Promise<HoldingProxy> {
  const requests = new Map<Socket, Buffer>();
  const server = createServer((socket) => {
    requests.set(socket, Buffer.alloc(0));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => requests.set(socket, Buffer.concat([requests.get(socket)!, chunk])));
  });
  const held = (): readonly string[] =>
    [...requests.values()].map(String).filter((request) => COMPLETE.test(request));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held,
    letArrive: async (emsUrl) => {
      await Promise.all(held().map((request) => arrive(request, emsUrl)));
    },
    close: async () => {
      for (const socket of requests.keys()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function arrive(request: string, emsUrl: string): Promise<void> {
  const { hostname, port } = new URL(emsUrl);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  await once(socket, 'data');
  socket.destroy();
}
