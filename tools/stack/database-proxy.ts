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
  /**
   * Nothing passes until it is mended, and nothing is refused; what was connected never passes again: as behind a firewall that has forgotten its
   * connections.
   */
  lose(): void;
  close(): Promise<void>;
}

/** @param isCut - whether nothing answers at first */
export async function startDatabaseProxy(databaseUrl: string, isCut = false): Promise<DatabaseProxy> {
  const line = new Line(new URL(databaseUrl), isCut ? 'cut' : 'open');
  const server = createServer((client) => line.take(client));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    nRefused: () => line.nRefused,
    cut: () => line.cut(),
    mend: () => line.mend(),
    hold: () => line.hold(),
    release: () => line.release(),
    lose: () => line.lose(),
    close: async () => {
      line.cut();
      line.forget();
      server.close();
      await once(server, 'close');
    },
  };
}

class Line {
  nRefused = 0;
  private readonly sockets = new Set<Socket>();
  private readonly lost = new Set<Socket>();

  constructor(
    private readonly target: URL,
    private state: 'open' | 'cut' | 'held' | 'losing',
  ) {}

  take(client: Socket): void {
    client.on('error', () => undefined);
    if (this.state === 'cut') {
      this.nRefused++;
      client.destroy();
    } else if (this.state === 'losing') this.lost.add(client.pause());
    else this.connect(client);
  }

  cut(): void {
    this.state = 'cut';
    this.nRefused = 0;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.state = 'open';
  }

  hold(): void {
    this.state = 'held';
    for (const socket of this.sockets) socket.pause();
  }

  release(): void {
    this.state = 'open';
    for (const socket of this.sockets) if (!this.lost.has(socket)) socket.resume();
  }

  lose(): void {
    this.state = 'losing';
    // A pipe would go on by itself as soon as its other end takes something.
    for (const socket of this.sockets) this.lost.add(socket.unpipe().pause());
  }

  forget(): void {
    for (const socket of this.lost) socket.destroy();
  }

  private connect(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        for (const one of [this.sockets, this.lost]) one.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
    if (this.state === 'held') for (const socket of [client, upstream]) socket.pause();
  }
}
