import { waitFor } from '../support/index.js';

/** An event as a browser gets it. */
interface ReceivedEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An open stream, read as an EventSource does. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  readonly received: readonly ReceivedEvent[];
  /** As it would be sent to go on. */
  lastId(): string;
  hasEnded(): boolean;
  /** Waits for an event that is as wanted. */
  next(isWanted: (event: ReceivedEvent) => boolean, what: string): Promise<ReceivedEvent>;
  leave(): void;
}

/** @param lastId - sent as browsers send it */
export async function openStream(url: string, lastId?: string): Promise<EventStream> {
  const gone = new AbortController();
  const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
  const response = await fetch(`${url}/api/v1/stream`, { headers, signal: gone.signal });
  const received: ReceivedEvent[] = [];
  const state = { lastId: lastId ?? '', hasEnded: false };
  void (async () => {
    let text = '';
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const messages = (text + piece).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const field = (name: string): string | undefined =>
          new RegExp(`^${name}: ?(.*)$`, 'm').exec(message)?.[1];
        state.lastId = field('id') ?? state.lastId;
        const data = field('data');
        if (data === undefined) continue;
        const parsed = JSON.parse(data) as Record<string, unknown>;
        received.push({ id: state.lastId, name: field('event') ?? 'message', data: parsed });
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => (state.hasEnded = true));
  return {
    status: response.status,
    headers: response.headers,
    received,
    lastId: () => state.lastId,
    hasEnded: () => state.hasEnded,
    next: (isWanted, what) =>
      waitFor(() => received.find(isWanted), { timeoutMs: 60_000, what: `the event: ${what}` }),
    leave: () => gone.abort(),
  };
}
