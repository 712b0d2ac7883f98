import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy to the database that can be cut and mended, like a network failure or a restart of the server. */
export interface DatabaseProxy {
  readonly url: string;
  /** Connections that were refused since it was cut. */
  nRefused(): number;
  cut(): void;
  mend(): void;
  /** Nothing passes any more, and no connection ends: as when all processes of the server are halted. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/** @param isCut - whether nothing answers at first */
export async function startDatabaseProxy(databaseUrl: string, isCut = false): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isOpen = !isCut;
  let isHeld = false;
  let nRefused = 0;
  const server = createServer((client) => {
    if (!isOpen) {
      nRefused++;
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
    if (isHeld) for (const socket of [client, upstream]) socket.pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    isOpen = false;
    nRefused = 0;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    nRefused: () => nRefused,
    cut,
    mend: () => {
      isOpen = true;
    },
    hold: () => {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    release: () => {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
