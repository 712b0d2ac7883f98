import { SomeAtATime } from './some-at-a-time.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('SomeAtATime', () => {
  let begun: string[];
  let ends: Map<string, { readonly resolve: () => void; readonly reject: (error: Error) => void }>;
  let some: SomeAtATime;

  beforeEach(() => {
    begun = [];
    ends = new Map();
    some = new SomeAtATime(2);
  });

  const begin = (name: string): Promise<void> =>
    some.begin(() => {
      begun.push(name);
      return new Promise((resolve, reject) => ends.set(name, { resolve, reject }));
    });

  it('begins so many at once, and the next when one has ended', async () => {
    await begin('a');
    await begin('b');
    const third = begin('c');
    await turn();
    expect(begun).toEqual(['a', 'b']);
    ends.get('b')?.resolve();
    await third;
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('waits for all', async () => {
    await begin('a');
    await begin('b');
    let hasEnded = false;
    const end = some.end().then(() => (hasEnded = true));
    ends.get('a')?.resolve();
    await turn();
    expect(hasEnded).toBe(false);
    ends.get('b')?.resolve();
    await end;
  });

  it('begins nothing after a failure, and fails with it once all have ended', async () => {
    await begin('a');
    await begin('b');
    const third = begin('c');
    ends.get('a')?.reject(new Error('lost'));
    await expect(third).rejects.toThrow('lost');
    expect(begun).toEqual(['a', 'b']);
    let failure: unknown;
    const end = some.end().catch((error: unknown) => (failure = error));
    await turn();
    expect(failure).toBeUndefined();
    ends.get('b')?.resolve();
    await end;
    expect(failure).toEqual(new Error('lost'));
  });
});
