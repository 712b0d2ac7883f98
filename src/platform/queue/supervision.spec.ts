import { spyOn } from 'jest-mock';
import type { JobTable } from './job-table.js';
import { Supervision } from './supervision.js';

class HandSupervision extends Supervision {
  override look(): Promise<void> {
    return super.look();
  }
}

describe('Supervision', () => {
  let happened: string[];
  let isMissed: boolean | Error;
  let supervision: HandSupervision;

  beforeEach(() => {
    happened = [];
    isMissed = false;
    const boss = { supervise: () => Promise.resolve(void happened.push('supervised')) };
    const jobs: Pick<JobTable, 'isAnyMissed'> = {
      isAnyMissed: () =>
        typeof isMissed === 'boolean' ? Promise.resolve(isMissed) : Promise.reject(isMissed),
    };
    supervision = new HandSupervision(boss, jobs, {
      retried: () => happened.push('retried'),
      failed: (error) => happened.push(String(error)),
    });
  });

  it('leaves the queues alone while every worker is heard of', async () => {
    await supervision.look();
    expect(happened).toEqual([]);
  });

  it('has the jobs of a missed worker retried, and says so', async () => {
    isMissed = true;
    await supervision.look();
    expect(happened).toEqual(['supervised', 'retried']);
  });

  it('looks once at a time', async () => {
    isMissed = true;
    await Promise.all([supervision.look(), supervision.look()]);
    expect(happened).toEqual(['supervised', 'retried']);
  });

  it('reports a database that does not answer, and looks again', async () => {
    isMissed = new Error('connect ECONNREFUSED');
    await supervision.look();
    isMissed = true;
    await supervision.look();
    expect(happened).toEqual(['Error: connect ECONNREFUSED', 'supervised', 'retried']);
  });

  it('has the upkeep done after a minute, though nobody is missed', async () => {
    const now = performance.now();
    const clock = spyOn(performance, 'now').mockReturnValue(now + 61_000);
    await supervision.look();
    await supervision.look();
    clock.mockRestore();
    expect(happened).toEqual(['supervised']);
  });
});
