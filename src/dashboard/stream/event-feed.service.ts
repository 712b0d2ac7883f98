import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import PQueue from 'p-queue';
import { Observable, type Subscriber } from 'rxjs';
import { Notifications } from '../../platform/database/index.js';
import { DependencyUnavailableError } from '../../platform/errors/index.js';
import { LIVE_EVENTS, type LiveEvent, LiveEvents } from '../../platform/live-events/index.js';
import { TooManyStreamsError } from './too-many-streams.error.js';

/** A browser opens one for each window, and has six connections to a server at most. */
const MOST_STREAMS = 200;
const EVENTS_PER_READ = 500;
/** Below the half minute after which proxies take a silent connection for dead. */
const BREATH_MS = 15_000;

/** What goes down a stream. */
export type FeedMessage =
  | { readonly kind: 'begin'; readonly id: number }
  | { readonly kind: 'event'; readonly event: Pick<LiveEvent, 'id' | 'name'>; readonly text: string }
  | { readonly kind: 'breath' };

interface OpenStream {
  readonly subscriber: Subscriber<FeedMessage>;
  /** The newest event it has got; undefined until it has begun. */
  lastId: number | undefined;
}

/** Sends all open streams of this process what is new: each event is read once, whatever replica made it, and goes to all of them. */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  private readonly logger = new Logger('Stream');
  private readonly streams = new Set<OpenStream>();
  /** One after another, so that no stream gets an event twice, or after a later one. */
  private readonly reads = new PQueue({ concurrency: 1 });
  private unsubscribe: (() => void) | undefined;
  private breathing: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly events: LiveEvents,
    private readonly notifications: Notifications,
  ) {}

  get nStreams(): number {
    return this.streams.size;
  }

  /**
   * @param lastId - the newest event that the client has got, as it says; without it only what is new from now on is sent
   * @throws TooManyStreamsError, DependencyUnavailableError when the process stops
   */
  open(lastId?: string): Observable<FeedMessage> {
    if (this.isStopping) throw new DependencyUnavailableError('The service', 'it is being stopped');
    if (this.streams.size >= MOST_STREAMS) throw new TooManyStreamsError(MOST_STREAMS);
    return new Observable((subscriber) => {
      const stream: OpenStream = { subscriber, lastId: undefined };
      this.streams.add(stream);
      this.unsubscribe ??= this.notifications.subscribe(LIVE_EVENTS, () => this.look());
      this.breathing ??= setInterval(() => this.sendAll({ kind: 'breath' }), BREATH_MS).unref();
      void this.reads.add(() => this.begin(stream, lastId));
      return () => this.close(stream);
    });
  }

  /** Open streams would keep the process from ending. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    for (const { subscriber } of [...this.streams]) subscriber.complete();
    this.reads.clear();
    await this.reads.onIdle();
  }

  private close(stream: OpenStream): void {
    this.streams.delete(stream);
    if (this.streams.size > 0) return;
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    clearInterval(this.breathing);
    this.breathing = undefined;
  }

  /** A client whose stream cannot begin comes back by itself. */
  private async begin(stream: OpenStream, given: string | undefined): Promise<void> {
    try {
      if (stream.subscriber.closed) return;
      const newestId = await this.events.findNewestId();
      const id = given === undefined ? newestId : await this.knownId(given);
      stream.lastId = id ?? newestId;
      stream.subscriber.next({ kind: 'begin', id: stream.lastId });
      if (id === undefined)
        stream.subscriber.next({ kind: 'event', event: { id: newestId, name: 'reset' }, text: '{}' });
      await this.read();
    } catch (error) {
      this.logger.debug(`A stream could not begin: ${String(error)}`);
      stream.subscriber.complete();
    }
  }

  /** @returns undefined where events after it are gone, or it is none */
  private async knownId(given: string): Promise<number | undefined> {
    const id = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
    return id !== undefined && (await this.events.isKept(id)) ? id : undefined;
  }

  /** One read may have begun before the change; the next one that waits sees it. */
  private look(): void {
    if (this.streams.size === 0 || this.reads.size > 0) return;
    void this.reads.add(() =>
      this.read().catch((error: unknown) => this.logger.debug(`No new events: ${String(error)}`)),
    );
  }

  private async read(): Promise<void> {
    for (let n = EVENTS_PER_READ; n === EVENTS_PER_READ;) {
      const begun = [...this.streams].filter(({ lastId }) => lastId !== undefined);
      if (begun.length === 0) return;
      const fromId = begun.reduce((lowest, { lastId }) => Math.min(lowest, lastId ?? Infinity), Infinity);
      const events = await this.events.findAfter(fromId, EVENTS_PER_READ);
      for (const event of events) for (const stream of begun) send(stream, event);
      n = events.length;
    }
  }

  private sendAll(message: FeedMessage): void {
    for (const { subscriber } of this.streams) subscriber.next(message);
  }
}

/** What a stream has got already it does not get again. */
function send(stream: OpenStream, { id, name, data }: LiveEvent): void {
  if (stream.lastId === undefined || id <= stream.lastId) return;
  stream.lastId = id;
  stream.subscriber.next({ kind: 'event', event: { id, name }, text: JSON.stringify(data) });
}
