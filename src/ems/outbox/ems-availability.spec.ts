import { EmsAvailability } from './ems-availability.js';

describe('EmsAvailability', () => {
  let availability: EmsAvailability;
  beforeEach(() => {
    availability = new EmsAvailability({ firstPauseMs: 1_000, maxPauseMs: 60_000 });
  });

  it('needs no pause before anything is lost', () => {
    expect(availability.pauseLeftMs(0)).toBe(0);
    expect(availability.isDoubtful).toBe(false);
  });

  it('tells of a loss once, and of the return once', () => {
    expect(availability.noteLoss(0)).toBe(true);
    expect(availability.noteLoss(10_000)).toBe(false);
    expect(availability.noteAnswer(62_000)).toBe(62_000);
    expect(availability.noteAnswer(63_000)).toBeUndefined();
    expect(availability.noteLoss(70_000)).toBe(true);
  });

  it('takes several losses of one batch for one', () => {
    availability.noteLoss(0);
    const left = availability.pauseLeftMs(0);
    availability.noteLoss(1);
    expect(availability.pauseLeftMs(0)).toBe(left);
  });

  it('pauses longer after each loss, but never longer than a minute', () => {
    let nowMs = 0;
    for (let loss = 1; loss <= 20; loss++) {
      availability.noteLoss(nowMs);
      const left = availability.pauseLeftMs(nowMs);
      expect(left).toBeLessThanOrEqual(60_000);
      expect(left).toBeGreaterThanOrEqual(Math.min(60_000, 1_000 * 2 ** (loss - 1)) / 2);
      nowMs += left;
    }
  });

  it('ends the pause when EMS Core is healthy again after it was not', () => {
    availability.noteLoss(0);
    availability.noteProbe(false);
    expect(availability.pauseLeftMs(0)).toBeGreaterThan(0);
    availability.noteProbe(true);
    expect(availability.pauseLeftMs(0)).toBe(0);
    expect(availability.isDoubtful).toBe(true);
  });

  it('keeps the pause when EMS Core was healthy all along, and yet did not answer', () => {
    availability.noteLoss(0);
    availability.noteProbe(true);
    expect(availability.pauseLeftMs(0)).toBeGreaterThan(0);
  });
});
