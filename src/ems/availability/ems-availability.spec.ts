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

  it('reports an outage once, and the recovery once', () => {
    expect(availability.noteUndelivered(0)).toBe(true);
    expect(availability.noteUndelivered(10_000)).toBe(false);
    expect(availability.noteDelivered(62_000)).toBe(62_000);
    expect(availability.noteDelivered(63_000)).toBeUndefined();
    expect(availability.noteUndelivered(70_000)).toBe(true);
  });

  it('takes several losses of one batch for one', () => {
    availability.noteUndelivered(0);
    const left = availability.pauseLeftMs(0);
    availability.noteUndelivered(1);
    expect(availability.pauseLeftMs(0)).toBe(left);
  });

  it('pauses longer after each loss, but never longer than a minute', () => {
    let nowMs = 0;
    for (let loss = 1; loss <= 20; loss++) {
      availability.noteUndelivered(nowMs);
      const left = availability.pauseLeftMs(nowMs);
      expect(left).toBeLessThanOrEqual(60_000);
      expect(left).toBeGreaterThanOrEqual(Math.min(60_000, 1_000 * 2 ** (loss - 1)) / 2);
      nowMs += left;
    }
  });

  it('ends the pause when EMS Core is healthy again after it was not', () => {
    availability.noteUndelivered(0);
    availability.noteHealth(false);
    expect(availability.pauseLeftMs(0)).toBeGreaterThan(0);
    availability.noteHealth(true);
    expect(availability.pauseLeftMs(0)).toBe(0);
    expect(availability.isDoubtful).toBe(true);
  });

  it('keeps the pause when EMS Core was healthy all along, and yet did not answer', () => {
    availability.noteUndelivered(0);
    availability.noteHealth(true);
    expect(availability.pauseLeftMs(0)).toBeGreaterThan(0);
  });

  it('ends the pause when any request is answered after one was lost', () => {
    availability.noteLoss(0);
    availability.noteUndelivered(0);
    availability.noteAnswer(true);
    expect(availability.pauseLeftMs(0)).toBe(0);
    expect(availability.isDoubtful).toBe(true);
  });

  it('keeps the pause when requests are answered by failures, or were never lost', () => {
    availability.noteLoss(0);
    availability.noteUndelivered(0);
    availability.noteAnswer(false);
    expect(availability.pauseLeftMs(0)).toBeGreaterThan(0);

    const neverLost = new EmsAvailability({ firstPauseMs: 1_000, maxPauseMs: 60_000 });
    neverLost.noteUndelivered(0);
    neverLost.noteAnswer(true);
    expect(neverLost.pauseLeftMs(0)).toBeGreaterThan(0);
  });

  describe('as a gate for requests', () => {
    const lose = (n: number): void => {
      for (let i = 0; i < n; i++) availability.noteLoss(0);
    };

    it('stays open for fewer than five losses in a row', () => {
      lose(4);
      availability.noteAnswer(false);
      lose(4);
      expect(availability.admits(0)).toBe(true);
    });

    it('lets one request try every two seconds after five losses', () => {
      lose(5);
      expect(availability.admits(1_999)).toBe(false);
      expect(availability.admits(2_000)).toBe(true);
      expect(availability.admits(2_001)).toBe(false);
      expect(availability.admits(4_000)).toBe(true);
    });

    it.each([
      ['the try is answered', () => availability.noteAnswer(true)],
      ['the try is answered by a failure', () => availability.noteAnswer(false)],
      ['the health check succeeds', () => availability.noteHealth(true)],
    ])('is open again as soon as %s', (_, note) => {
      lose(5);
      note();
      expect(availability.admits(1)).toBe(true);
    });

    it('stays closed while the health check fails', () => {
      lose(5);
      availability.noteHealth(false);
      expect(availability.admits(1)).toBe(false);
    });
  });
});
