import { EventSource } from 'eventsource';
import type { Fetch } from '../../ml-api.js';
import { EVENT_NAMES, type LiveEvent, parseEvent } from './live-events.js';

export type StreamState = 'connecting' | 'open' | 'unavailable';

const RETRY_MS = 5_000;
/** A connection that a sleeping machine or a proxy has dropped says nothing; sweeps come every minute. */
const QUIET_MS = 180_000;

/**
 * The one EventSource of a page. It is connected while somebody listens and the page is visible: browsers allow six
 * connections to a host for all tabs together.
 */
export class LiveStream {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
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
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      // Not at once: a view that replaces another one listens in a moment.
      if (this.listeners.size === 0) this.later(() => this.listeners.size === 0 && this.close(), 1_000);
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
    source.onopen = () => {
      this.change('open');
      this.onEvent({ name: 'opened' });
      this.expectSomething();
    };
    source.onerror = () => {
      this.change('unavailable');
      // After an answer such as 503 the browser gives up; otherwise it connects again by itself.
      if (source.readyState === EventSource.CLOSED) this.later(() => this.reconnect(), RETRY_MS);
    };
    for (const name of EVENT_NAMES)
      source.addEventListener(name, (message: MessageEvent<string>) => {
        this.lastEventId = message.lastEventId;
        this.expectSomething();
        const event = parseEvent(name, message.data);
        if (event) this.onEvent(event);
      });
  }

  private reconnect(): void {
    this.disconnect();
    this.connect();
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
    this.change('connecting');
  }

  private expectSomething(): void {
    this.later(() => this.reconnect(), QUIET_MS);
  }

  private later(action: () => void, delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, delayMs);
  }

  private change(state: StreamState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
