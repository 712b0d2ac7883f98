import { parseQueueFigures } from './queue-figures.js';

const TEXT = `# HELP ems_ml_jobs_waiting Jobs that wait for a worker.
# TYPE ems_ml_jobs_waiting gauge
ems_ml_jobs_waiting{queue="sweep"} 3
ems_ml_jobs_waiting{queue="training"} 0
ems_ml_jobs_in_hand{queue="sweep"} 1
ems_ml_job_oldest_waiting_seconds{queue="sweep"} 12.5
ems_ml_open_episodes 2
`;

describe('parseQueueFigures', () => {
  it('reads each queue, and nothing else', () => {
    expect(parseQueueFigures(TEXT)).toEqual([
      { queue: 'sweep', waiting: 3, inHand: 1, oldestWaitingSeconds: 12.5 },
      { queue: 'training', waiting: 0, inHand: 0, oldestWaitingSeconds: 0 },
    ]);
  });

  it('finds none in another text', () => {
    expect(parseQueueFigures('<html></html>')).toEqual([]);
  });
});
