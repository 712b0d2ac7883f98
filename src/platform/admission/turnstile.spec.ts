import { AsyncLocalStorage } from 'node:async_hooks';
import { Turnstile } from './turnstile.js';

describe('Turnstile', () => {
  let turns: (() => void)[];
  let nowMs: number;
  let begun: string[];
  let turnstile: Turnstile;

  beforeEach(() => {
    [turns, nowMs, begun] = [[], 0, []];
    turnstile = new Turnstile(
      (turn) => turns.push(turn),
      () => nowMs,
    );
  });

  const enter = (name: string): (() => void) => turnstile.enter(name.charAt(0), () => begun.push(name));
  const turn = (tookMs: number): void => {
    nowMs += tookMs;
    turns.shift()?.();
  };

  it('has four begin at once, four more in each turn of the event loop, and no turns when nothing waits', () => {
    for (let i = 0; i < 10; i += 1) enter(`a${i}`);
    expect(begun).toHaveLength(4);
    turn(1);
    expect(begun).toHaveLength(8);
    turn(1);
    expect(begun).toHaveLength(10);
    turn(1);
    expect(turns).toHaveLength(0);
  });

  it('has one begin after a turn that took long', () => {
    for (let i = 0; i < 10; i += 1) enter(`a${i}`);
    turn(200);
    expect(begun).toHaveLength(5);
    turn(200);
    expect(begun).toHaveLength(6);
    turn(1);
    expect(begun).toHaveLength(10);
  });

  it('has clients take turns', () => {
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'c1', 'b2']) enter(name);
    turn(1);
    turn(1);
    expect(begun.slice(4)).toEqual(['a5', 'b1', 'c1', 'a6', 'b2', 'a7']);
  });

  it('never begins what has given up', () => {
    const [, , , , fifth] = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map(enter);
    fifth?.();
    turn(1);
    expect(begun).toEqual(['a1', 'a2', 'a3', 'a4', 'a6']);
  });

  it('keeps each in the context it came in', () => {
    const context = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 6; i += 1)
      context.run(`request ${i}`, () => turnstile.enter('a', () => seen.push(context.getStore())));
    turn(1);
    expect(seen.slice(4)).toEqual(['request 4', 'request 5']);
  });
});
