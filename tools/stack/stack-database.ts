import { realpathSync } from 'node:fs';
import {
  type EmbeddedPostgres,
  processesIn,
  startEmbeddedPostgres,
} from '../../launcher/embedded-postgres/index.js';

/** The stack's PostgreSQL, and what may happen to one. Its address stays the same. */
export class StackDatabase {
  private hasEnded = false;

  private constructor(
    /** Where its data are. */
    readonly folder: string,
    private server: EmbeddedPostgres,
  ) {
    this.watch(server);
  }

  static async start(folder: string): Promise<StackDatabase> {
    return new StackDatabase(folder, await serverIn(folder));
  }

  get url(): string {
    return this.server.url;
  }

  /** Kills all its processes at once, as a power cut does. */
  async crash(): Promise<void> {
    this.signal('SIGKILL');
    await this.server.exited;
    await this.server.stop();
  }

  /** Ends it as an operator does. */
  stop(): Promise<void> {
    return this.server.stop();
  }

  async startAgain(): Promise<void> {
    const { url } = this;
    this.hasEnded = false;
    this.server = await serverIn(this.folder);
    this.watch(this.server);
    if (this.url !== url) throw new Error('Another program took the port of the database meanwhile');
  }

  /** As what watches over a server does. */
  async startIfEnded(): Promise<void> {
    if (!this.hasEnded) return;
    await this.server.stop();
    await this.startAgain();
  }

  /** Halts all its processes where they are: connections stay open, and nothing answers. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  private watch(server: EmbeddedPostgres): void {
    void server.exited.then(() => {
      if (this.server === server) this.hasEnded = true;
    });
  }

  private signal(name: NodeJS.Signals): void {
    for (const pid of processesIn(realpathSync(this.folder))) sendIfThere(pid, name);
  }
}

function serverIn(folder: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: folder, database: 'ems' });
}

/** A backend may end between being listed and being signalled. */
function sendIfThere(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone.
  }
}
