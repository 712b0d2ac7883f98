import { laneTicks, onsetOf, wholeOf } from './lane-axis.js';

const MINUTE = 60_000;
const FROM = new Date(2026, 10, 24, 9, 58).getTime();

describe('laneTicks', () => {
  it('stands on round times', () => {
    const ticks = laneTicks({ from: FROM, until: FROM + 32 * MINUTE }, 700);
    expect(ticks.map(({ text }) => text)).toEqual([
      '10:00',
      '10:05',
      '10:10',
      '10:15',
      '10:20',
      '10:25',
      '10:30',
    ]);
  });

  it('has fewer where there is less room', () => {
    const ticks = laneTicks({ from: FROM, until: FROM + 32 * MINUTE }, 170);
    expect(ticks.map(({ text }) => text)).toEqual(['10:00', '10:30']);
  });

  it('names days at midnight', () => {
    const ticks = laneTicks({ from: FROM, until: FROM + 30 * 60 * MINUTE }, 300);
    expect(ticks.map(({ text }) => text)).toEqual(['12:00', '25 Nov', '12:00']);
  });
});

describe('wholeOf', () => {
  it('is never shorter than what has a length', () => {
    const { from, until } = wholeOf(FROM, FROM);
    expect(until - from).toBeGreaterThan(MINUTE);
  });
});

describe('onsetOf', () => {
  it('is the time in which members began', () => {
    const onset = onsetOf([FROM + 10 * MINUTE, FROM], FROM + 24 * 60 * MINUTE);
    expect(onset?.from).toBeLessThan(FROM);
    expect(onset?.until).toBeGreaterThan(FROM + 10 * MINUTE);
    expect(onset?.until).toBeLessThan(FROM + 12 * MINUTE);
  });

  it('is nothing of its own where it is most of the whole', () => {
    expect(onsetOf([FROM, FROM + 10 * MINUTE], FROM + 15 * MINUTE)).toBeUndefined();
  });
});
