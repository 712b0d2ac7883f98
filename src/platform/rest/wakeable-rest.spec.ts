import { WakeableRest } from './wakeable-rest.js';

const HOURS = 9_999_999;

describe('WakeableRest', () => {
  it('ends when it is woken, also by what happened before it began, and once for each', async () => {
    const rest = new WakeableRest();
    const present = rest.rest(HOURS);
    rest.wake();
    await present;
    rest.wake();
    await rest.rest(HOURS);
    await rest.rest(1);
    expect(rest.isOver).toBe(false);
  });

  it('does not begin any more once all is over', async () => {
    const rest = new WakeableRest();
    const present = rest.rest(HOURS);
    rest.end();
    await present;
    await rest.rest(HOURS);
    await rest.rest(HOURS);
    expect(rest.isOver).toBe(true);
  });
});
