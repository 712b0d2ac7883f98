import { EventSource } from 'eventsource';
import type { Fetch } from '../../ml-api.js';
import { EVENT_NAMES, type LiveEvent, parseEvent } from './live-events.js';

export type StreamState = 'connecting' | 'open' | 'unavailable';

const RETRY_MS = 5_000;
/** A connection that a sleeping machine or a proxy has dropped says nothing; sweeps come every minute. */
const QUIET_MS = 180_000;
/** An attempt that neither succeeds nor fails in so long is given up. */
const CONNECT_MS = 30_000;
/** A view that replaces another one listens in a moment. */
const CLOSE_MS = 1_000;

/**
 * The one EventSource of a page. It is connected while somebody listens and the page is visible: browsers allow six
 * connections to a host for all tabs together.
 */
export class LiveStream {
  private source: EventSource | undefined;
  private reconnecting: ReturnType<typeof setTimeout> | undefined;
  private closing: ReturnType<typeof setTimeout> | undefined;
  private lastEventId = '';
  private state: StreamState = 'connecting';
  private readonly listeners = new Set<() => void>();
  private readonly url: string;
  private readonly onEvent: (event: LiveEvent) => void;
  private readonly send: Fetch | undefined;

  /** @param send - adds what the service knows the viewer by, which the browser's own EventSource cannot */
  constructor(url: string, onEvent: (event: LiveEvent) => void, send?: Fetch) {
    this.url = url;
    this.onEvent = onEvent;
    this.send = send;
  }

  readonly getState = (): StreamState => this.state;

  /** @returns how to stop listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    clearTimeout(this.closing);
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.closing = setTimeout(() => this.close(), CLOSE_MS);
    };
  };

  close(): void {
    document.removeEventListener('visibilitychange', this.followVisibility);
    this.disconnect();
  }

  private begin(): void {
    document.addEventListener('visibilitychange', this.followVisibility);
    if (!this.source) this.connect();
  }

  private readonly followVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.disconnect();
    else if (!this.source) this.connect();
  };

  private connect(): void {
    const query = this.lastEventId ? `?lastEventId=${encodeURIComponent(this.lastEventId)}` : '';
    const source = new EventSource(`${this.url}${query}`, {
      fetch: (address, init) => {
        const request = new Request(address, init);
        return this.send ? this.send(request) : fetch(request);
      },
    });
    this.source = source;
    this.reconnectIn(CONNECT_MS);
    source.onopen = () => {
      this.change('open');
      this.onEvent({ name: 'opened' });
      this.reconnectIn(QUIET_MS);
    };
    source.onerror = () => {
      this.change('unavailable');
      // After an answer such as 503 the browser gives up; otherwise it connects again by itself.
      if (source.readyState === EventSource.CLOSED) this.reconnectIn(RETRY_MS);
    };
    for (const name of EVENT_NAMES)
      source.addEventListener(name, (message: MessageEvent<string>) => {
        this.lastEventId = message.lastEventId;
        this.reconnectIn(QUIET_MS);
        const event = parseEvent(name, message.data);
        if (event) this.onEvent(event);
      });
  }

  private disconnect(): void {
    clearTimeout(this.reconnecting);
    this.source?.close();
    this.source = undefined;
    this.change('connecting');
  }

  /** Unless something comes before. */
  private reconnectIn(delayMs: number): void {
    clearTimeout(this.reconnecting);
    this.reconnecting = setTimeout(() => {
      this.disconnect();
      this.connect();
    }, delayMs);
  }

  private change(state: StreamState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
