import { FIRST_ROWS, rowsInView } from './rows-in-view.js';

describe('rowsInView', () => {
  const inView = (top: number) => rowsInView({ top, height: 24_000 }, 800, 1000, FIRST_ROWS);

  it('has those on the screen and some on either side', () => {
    expect(inView(100)).toEqual({ from: 0, until: 80 });
    expect(inView(-12_000)).toEqual({ from: 440, until: 600 });
  });

  it('has none where the list is far above or below the screen', () => {
    expect(inView(9_000)).toEqual({ from: 0, until: 0 });
    const { from, until } = inView(-60_000);
    expect([from >= 1000, until >= from]).toEqual([true, true]);
  });

  it('stays the same as long as nothing changes', () => {
    expect(inView(90)).toBe(FIRST_ROWS);
    expect(rowsInView({ top: 0, height: 0 }, 800, 0, FIRST_ROWS).from).toBe(0);
  });
});
