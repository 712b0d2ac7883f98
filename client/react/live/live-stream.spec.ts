import { LiveStream } from './live-stream.js';

const { jest } = import.meta;

const MINUTE = 60_000;
const LISTENER = () => undefined;

/** What the service answers: nothing, or a stream without events. */
const silent = () => new Promise<Response>(() => undefined);
const open = () =>
  Promise.resolve(new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }));

function streamOf(answer: () => Promise<Response>) {
  const send = jest.fn(answer);
  const onEvent = jest.fn();
  return { stream: new LiveStream('http://127.0.0.1/stream', onEvent, send), send, onEvent };
}

describe('LiveStream', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    const page = { visibilityState: 'visible', addEventListener: LISTENER, removeEventListener: LISTENER };
    Object.assign(globalThis, { document: page });
  });

  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('gives up an attempt that neither succeeds nor fails, and makes another', async () => {
    const { stream, send } = streamOf(silent);
    stream.subscribe(LISTENER);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(send).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(send).toHaveBeenCalledTimes(2);
    stream.close();
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('connects again where an open connection says nothing for minutes, also when a view has replaced another', async () => {
    const { stream, send, onEvent } = streamOf(open);
    const leave = stream.subscribe(LISTENER);
    await jest.advanceTimersByTimeAsync(100);
    expect(stream.getState()).toBe('open');
    leave();
    const leaveAgain = stream.subscribe(LISTENER);
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    expect(send).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    expect(send).toHaveBeenCalledTimes(2);
    expect(onEvent.mock.calls).toEqual([[{ name: 'opened' }], [{ name: 'opened' }]]);
    leaveAgain();
  });

  it('closes a second after nobody listens any more', async () => {
    const { stream, send } = streamOf(open);
    stream.subscribe(LISTENER)();
    await jest.advanceTimersByTimeAsync(900);
    expect(stream.getState()).toBe('open');
    await jest.advanceTimersByTimeAsync(200);
    expect(stream.getState()).toBe('connecting');
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
