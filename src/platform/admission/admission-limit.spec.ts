import { once } from 'node:events';
import { AdmissionLimit } from './admission-limit.js';
import { isHeavy } from './heavy-work.js';

/** A request that ends when the spec says so. */
function openRequest(): {
  readonly work: () => Promise<string>;
  readonly end: () => void;
  hasBegun(): boolean;
} {
  let hasBegun = false;
  let end = (): void => undefined;
  const promise = new Promise<string>((resolve) => (end = () => resolve('done')));
  return {
    work: () => {
      hasBegun = true;
      return promise;
    },
    end: () => end(),
    hasBegun: () => hasBegun,
  };
}

const settle = (): Promise<void> => new Promise(setImmediate);

describe('AdmissionLimit', () => {
  const client = new AbortController().signal;
  let limit: AdmissionLimit;

  beforeEach(() => {
    limit = new AdmissionLimit({ what: 'previews', nRunning: 1, nWaiting: 2, retryAfterSeconds: 7 });
  });

  it('has what runs known as heavy, however deep, and nothing else', async () => {
    const later = async (): Promise<boolean> => {
      await settle();
      return isHeavy();
    };

    expect(await Promise.all([limit.run(later, client), limit.run(later, client), later()])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lets one run, two wait in their order, and refuses the next at once, saying when to come back', async () => {
    const requests = [openRequest(), openRequest(), openRequest()];
    const answers = requests.map(({ work }) => limit.run(work, client));
    await settle();

    expect(requests.map((one) => one.hasBegun())).toEqual([true, false, false]);
    await expect(limit.run(openRequest().work, client)).rejects.toMatchObject({
      code: 'too_busy',
      kind: 'unavailable',
      message: '2 other previews are waiting already; ask again in 7 s.',
      details: { retryAfterSeconds: 7 },
    });
    requests[0]?.end();
    await answers[0];
    await settle();
    expect(requests.map((one) => one.hasBegun())).toEqual([true, true, false]);
    requests.forEach((one) => one.end());
    expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
  });

  it('refuses one whose turn does not come in time, and never begins it', async () => {
    const hasty = new AdmissionLimit(
      { what: 'previews', nRunning: 1, nWaiting: 2, retryAfterSeconds: 7 },
      { patienceMs: 1, answerMs: 60_000 },
    );
    const [first, second] = [openRequest(), openRequest()];
    const answer = hasty.run(first.work, client);
    await expect(hasty.run(second.work, client)).rejects.toMatchObject({
      code: 'too_busy',
      details: { retryAfterSeconds: 7 },
    });
    first.end();
    expect(await answer).toBe('done');
    await settle();
    expect(second.hasBegun()).toBe(false);
  });

  it('answers one that takes too long, has it know, and keeps its place until it has ended', async () => {
    const strict = new AdmissionLimit(
      { what: 'previews', nRunning: 1, nWaiting: 2, retryAfterSeconds: 7 },
      { patienceMs: 60_000, answerMs: 20 },
    );
    const [first, second] = [openRequest(), openRequest()];
    let signal: AbortSignal | undefined;
    const answer = strict.run((unwanted) => {
      signal = unwanted;
      return first.work();
    }, client);
    await expect(answer).rejects.toMatchObject({
      code: 'too_slow',
      kind: 'unavailable',
      details: { retryAfterSeconds: 7 },
    });
    expect(signal?.aborted).toBe(true);

    // It may be late itself.
    strict.run(second.work, client).catch(() => undefined);
    await settle();
    expect(second.hasBegun()).toBe(false);
    first.end();
    await settle();
    expect(second.hasBegun()).toBe(true);
    second.end();
  });

  it('has the work know when its client goes', async () => {
    const gone = new AbortController();
    const answer = limit.run((unwanted) => once(unwanted, 'abort'), gone.signal);
    gone.abort();

    expect(await answer).toBeDefined();
  });

  it('makes room for others when one fails', async () => {
    await expect(limit.run(() => Promise.reject(new Error('no')), client)).rejects.toThrow('no');

    expect(await limit.run(() => Promise.resolve(1), client)).toBe(1);
  });

  it('never begins a request whose client has gone while it waited', async () => {
    const [first, second] = [openRequest(), openRequest()];
    const gone = new AbortController();
    const answers = [limit.run(first.work, client), limit.run(second.work, gone.signal)];
    gone.abort();
    first.end();

    await expect(answers[1]).rejects.toMatchObject({ code: 'client_gone' });
    expect(second.hasBegun()).toBe(false);
  });
});
