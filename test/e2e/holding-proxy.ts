import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Posted JSON, to its last brace. */
const COMPLETE = /^POST [^]*\}$/;

/** A proxy to EMS Core that can hold every request, unanswered, until the test lets it arrive. */
export interface HoldingProxy {
  readonly url: string;
  /** Nothing is forwarded from now on. */
  hold(): void;
  /** The posted requests that it holds. */
  held(): readonly string[];
  /** Forwards the held requests to EMS Core and discards the answers. */
  letArrive(): Promise<void>;
  /** Forgets what it holds; what comes from now on is forwarded. */
  release(): void;
  close(): Promise<void>;
}

export async function startHoldingProxy(emsUrl: string): Promise<HoldingProxy> {
  const requests = new Map<Socket, Buffer>();
  const clients = new Set<Socket>();
  let isHolding = false;
  const server = createServer((client) => {
    const upstream = connectTo(emsUrl);
    clients.add(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      one.on('error', () => undefined).once('close', () => other.destroy());
    client.once('close', () => clients.delete(client));
    client.on('data', (chunk) => {
      if (isHolding) requests.set(client, Buffer.concat([requests.get(client) ?? Buffer.alloc(0), chunk]));
      else upstream.write(chunk);
    });
    upstream.pipe(client);
  });
  const held = (): readonly string[] =>
    [...requests.values()].map(String).filter((request) => COMPLETE.test(request));
  const release = (): void => {
    for (const client of requests.keys()) client.destroy();
    requests.clear();
    isHolding = false;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      isHolding = true;
    },
    held,
    letArrive: async () => {
      await Promise.all(held().map((request) => arrive(request, emsUrl)));
    },
    release,
    close: async () => {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

async function arrive(request: string, emsUrl: string): Promise<void> {
  const socket = connectTo(emsUrl);
  socket.write(request);
  await once(socket, 'data');
  socket.destroy();
}
