import { setTimeout as delay } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { sql } from 'kysely';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { DependencyUnavailableError } from '../errors/index.js';
import { isConnectionFailure } from './connection-failure.js';
import { listen } from './listening-connection.js';
import { notify } from './notify.js';
import { OwnTables } from './own-tables.service.js';
import { type Session, SessionLocks } from './session-locks.js';

/**
 * Every listener is also called this often: a notification can get lost with the connection, and a pooler in transaction mode, such as
 * PgBouncer, lets none through. Below five seconds, within which an activated model is used everywhere.
 */
const FALLBACK_MS = 4_000;
const RECONNECT_MS = 1_000;

/**
 * What other processes, and other parts of this one, changed in the database: PostgreSQL's LISTEN/NOTIFY on one connection of its own
 * for each process, opened for the first subscriber and reopened when it breaks. A notification says that something may have changed,
 * never what: a listener looks for itself, and may be called in vain. The writing side is {@link notify}.
 */
@Injectable()
export class Notifications implements OnModuleDestroy {
  /** Held by the connection that listens. */
  readonly locks = new SessionLocks();
  protected readonly fallbackMs: number = FALLBACK_MS;
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private readonly listeners = new Map<string, Set<() => void>>();
  private fallback: NodeJS.Timeout | undefined;
  private connection: Promise<void> | undefined;
  private hasComplained = false;

  constructor(
    private readonly em: EntityManager,
    private readonly tables: OwnTables,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'database'>,
  ) {}

  /** @returns what ends the subscription */
  subscribe(topic: string, listener: () => void): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    this.open();
    return () => listeners.delete(listener);
  }

  /**
   * Looks at once, and again whenever the topic may have changed, until something is found.
   *
   * @param look - returns undefined to go on waiting; what it throws ends the waiting
   * @throws the reason of the signal, DependencyUnavailableError when the process stops
   */
  async until<Found>(
    topic: string,
    look: () => Promise<Found | undefined>,
    signal?: AbortSignal,
  ): Promise<Found> {
    const ended = AbortSignal.any(signal ? [signal, this.stopping.signal] : [this.stopping.signal]);
    let change = nextChange();
    const wake = (): void => change.happen();
    const unsubscribe = this.subscribe(topic, wake);
    ended.addEventListener('abort', wake);
    try {
      for (;;) {
        ended.throwIfAborted();
        // Before the look: what changes during it is looked at once more.
        change = nextChange();
        const found = await look();
        if (found !== undefined) return found;
        await change.happened;
      }
    } finally {
      ended.removeEventListener('abort', wake);
      unsubscribe();
    }
  }

  /** For a change that another connection has committed already; otherwise {@link notify} belongs to the statement that changes. */
  async publish(topic: string): Promise<void> {
    await sql`select ${notify(topic)}`.execute(this.em.fork().getKysely());
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.fallback);
    this.stopping.abort(new DependencyUnavailableError('The service', 'it is being stopped'));
    await this.connection;
  }

  private open(): void {
    if (this.fallback || this.stopping.signal.aborted) return;
    this.fallback = setInterval(() => this.wakeAll(), this.fallbackMs).unref();
    // Before the migrations the schema may be missing, and nothing is written to it.
    void this.tables.whenReady.then(() => this.keepListening());
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.connection = this.listenOnce();
      await this.connection;
      await delay(RECONNECT_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async listenOnce(): Promise<void> {
    const receiver = {
      onListening: (session: Session) => {
        this.locks.useSession(session);
        this.hasComplained = false;
        // Something may have changed while nobody listened.
        this.wakeAll();
      },
      onNotification: (topic: string) => this.wake(topic),
    };
    await listen(this.config.database, receiver, this.stopping.signal).catch((error: unknown) =>
      this.report(error),
    );
  }

  /** A database that is away is reported by whoever asks it; changes are noticed all the same, only later. */
  private report(error: unknown): void {
    if (this.hasComplained || isConnectionFailure(error)) return;
    this.hasComplained = true;
    this.logger.warn(
      `No notifications from the database: ${String(error)}. Changes are looked for every ${this.fallbackMs / 1000} s`,
    );
  }

  private wakeAll(): void {
    for (const topic of this.listeners.keys()) this.wake(topic);
  }

  private wake(topic: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener();
  }
}

function nextChange(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happened, happen };
}
