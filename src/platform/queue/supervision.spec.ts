import { spyOn } from 'jest-mock';
import type { JobTable, MissedJob } from './job-table.js';
import type { JobAttempt } from './job.js';
import { Supervision } from './supervision.js';

const MISSED = [
  { queue: 'sweep', id: 'a', retryCount: 0 },
  { queue: 'sweep', id: 'b', retryCount: 2 },
];

class HandSupervision extends Supervision {
  override look(): Promise<void> {
    return super.look();
  }
}

describe('Supervision', () => {
  let happened: string[];
  let missed: readonly MissedJob[] | Error;
  let supervision: HandSupervision;

  beforeEach(() => {
    happened = [];
    missed = [];
    const boss = {
      supervise: () => Promise.resolve(void happened.push('supervised')),
      fail: (queue: string, jobs: readonly JobAttempt[]) => {
        happened.push(`failed ${queue} ${jobs.map(({ id, retryCount }) => `${id}/${retryCount}`).join(' ')}`);
        return Promise.resolve();
      },
    };
    const jobs: Pick<JobTable, 'findMissed'> = {
      findMissed: () => (missed instanceof Error ? Promise.reject(missed) : Promise.resolve(missed)),
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
    missed = [...MISSED, { queue: 'train', id: 'c', retryCount: 0 }];
    await supervision.look();
    expect(happened).toEqual(['failed sweep a/0 b/2', 'failed train c/0', 'retried']);
  });

  it('looks once at a time', async () => {
    missed = MISSED;
    await Promise.all([supervision.look(), supervision.look()]);
    expect(happened).toEqual(['failed sweep a/0 b/2', 'retried']);
  });

  it('reports a database that does not answer, and looks again', async () => {
    missed = new Error('connect ECONNREFUSED');
    await supervision.look();
    missed = MISSED;
    await supervision.look();
    expect(happened).toEqual(['Error: connect ECONNREFUSED', 'failed sweep a/0 b/2', 'retried']);
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
