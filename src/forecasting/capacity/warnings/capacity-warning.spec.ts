import { nextStep } from './capacity-warning.js';

const DAY_MS = 86_400_000;
const rule = { probability: 0.8 };
const on = (day: number): Date => new Date(day * DAY_MS);
const open = { status: 'open', limitAt: on(20) } as const;

describe('a warning', () => {
  it('opens when the limit is likely enough to be reached, also again after it was withdrawn', () => {
    expect(nextStep(undefined, { limitAt: on(20), probability: 0.8 }, rule)).toBe('open');
    expect(nextStep({ ...open, status: 'withdrawn' }, { limitAt: on(20), probability: 0.9 }, rule)).toBe(
      'open',
    );
    expect(nextStep(undefined, { limitAt: on(20), probability: 0.79 }, rule)).toBeUndefined();
    expect(nextStep(undefined, { limitAt: null, probability: 0.9 }, rule)).toBeUndefined();
  });

  it('is updated when the date moves by more than a week, in either direction', () => {
    const step = (day: number) => nextStep(open, { limitAt: on(day), probability: 0.7 }, rule);
    expect([27, 28, 13, 12].map(step)).toEqual([undefined, 'update', undefined, 'update']);
  });

  it('is withdrawn at half the probability that opens one, and stays where nothing can be said', () => {
    const step = (probability: number | null) => nextStep(open, { limitAt: null, probability }, rule);
    expect([0.39, 0.41, null].map(step)).toEqual(['withdraw', undefined, undefined]);
    expect(nextStep(undefined, { limitAt: null, probability: null }, rule)).toBeUndefined();
  });
});
