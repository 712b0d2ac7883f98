import type { Asset, AssetDirectory } from '../../metrics/index.js';
import type { LearnFailures } from '../failures/learn-failures.service.js';
import type { UpkeepFailureModels } from '../model-versions/upkeep-failure-models.service.js';
import { recordLogs } from '../../platform/testing/index.js';
import type { ObservationRepository } from '../observations/observation.repository.js';
import type { PredictWhenDue } from '../risks/predict-when-due.service.js';
import { MaintenanceRun } from './maintenance-run.service.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 1, 12, minute));

const minutesOf = (seen: ReadonlyMap<string, Date>): string =>
  [...seen.values()].map((time) => time.getUTCMinutes()).join();

describe('MaintenanceRun', () => {
  let seen: ReadonlyMap<string, Date>;
  let done: string[];
  let run: MaintenanceRun;

  beforeEach(() => {
    recordLogs();
    done = [];
    const note = (what: string): Promise<void> => Promise.resolve(void done.push(what));
    const assets = ['r1', 'r2'].map((id) => ({ id, type: 'router' }) as Asset);
    run = new MaintenanceRun(
      { listMonitored: () => Promise.resolve(assets) } as unknown as AssetDirectory,
      { findSeen: () => Promise.resolve(seen) } as unknown as ObservationRepository,
      {
        learn: () => {
          // Another process stores it meanwhile, and has begun before the others.
          seen = new Map([...seen, ['r2', at(1)]]);
          return note('learn');
        },
      } as unknown as LearnFailures,
      { fitWhenDue: () => note('fit') } as unknown as UpkeepFailureModels,
      {
        predict: (_: unknown, about: Readonly<Record<'seen' | 'seenBefore', ReadonlyMap<string, Date>>>) =>
          note(`predict by ${minutesOf(about.seen)} after ${minutesOf(about.seenBefore)}`),
      } as unknown as PredictWhenDue,
      { maintenance: { historyDays: 60 } } as ConstructorParameters<typeof MaintenanceRun>[5],
    );
  });

  const ranAt = async (minute: number): Promise<readonly string[]> => {
    done = [];
    await run.run(at(minute), new AbortController().signal);
    return done;
  };

  it('predicts by what was seen before it learned failures, and learns them again for what came meanwhile', async () => {
    seen = new Map([
      ['r1', at(2)],
      ['r2', at(0)],
    ]);

    expect(await ranAt(3)).toEqual(['learn', 'fit', 'predict by 2,0 after ']);
    expect(await ranAt(4)).toEqual(['learn', 'fit', 'predict by 2,1 after 2,0']);
    expect(await ranAt(5)).toEqual(['fit', 'predict by 2,1 after 2,1']);
  });

  it('waits until nearly all assets were looked at', async () => {
    seen = new Map([['r1', at(2)]]);

    expect(await ranAt(3)).toEqual([]);
  });
});
