import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelPageRequest } from '../../../src/models/model.js';
import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/index.js';
import { connect, openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import {
  allModels,
  day,
  NOW_MS,
  PASSED,
  type Replica,
  TRAINED,
  trainAndActivate,
  replicaOn,
} from './replica.js';
import { trainedModel } from './trained-model.js';

describe('ModelRegistry', () => {
  let database: ServiceDatabase;
  let folder: TemporaryFolder;
  let first: Replica;
  let lines: readonly LogLine[];

  beforeEach(async () => {
    lines = recordLogs();
    database = await openServiceDatabase();
    folder = temporaryFolder();
    first = replicaOn(database.orm, folder.path);
  });
  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  const errors = (): string[] => lines.filter(({ level }) => level === 'error').map(({ message }) => message);

  it('has no model at first', async () => {
    await first.detector.refresh();

    expect(first.detector.current()).toBeUndefined();
    expect(await allModels(first)).toEqual([]);
  });

  it('activates a model, retires the one before, and lists them newest first', async () => {
    const [old, young] = [trainedModel('v1', day(1)), trainedModel('v2', day(2), 2)];
    await trainAndActivate(first, old);
    await trainAndActivate(first, young);

    expect(first.detector.current()).toMatchObject({ modelVersion: 'v2', trainedAt: day(2) });
    expect(Buffer.from(first.detector.current()!.artifact).equals(young.artifact)).toBe(true);
    expect(await allModels(first)).toEqual([
      {
        modelType: 'anomaly_detection',
        modelVersion: 'v2',
        trainedAt: day(2),
        activatedAt: new Date(NOW_MS),
        status: 'active',
        metrics: young.metrics,
        parameters: young.parameters,
      },
      expect.objectContaining({ modelVersion: 'v1', status: 'retired' }),
    ]);
    expect(await first.catalog.findActive()).toMatchObject({ modelVersion: 'v2' });
    expect(readdirSync(folder.path).sort()).toEqual(['v1.model', 'v2.model']);
  });

  it('lists page by page, and counts all that match', async () => {
    for (const n of [1, 2, 3]) await trainAndActivate(first, trainedModel(`v${n}`, day(n)));
    const page = async (request: Omit<ModelPageRequest, 'limit'>) => {
      const { models, total } = await first.catalog.list({ ...request, limit: 2 });
      return [models.map(({ modelVersion }) => modelVersion), total];
    };

    expect(await page({ offset: 0 })).toEqual([['v3', 'v2'], 3]);
    expect(await page({ offset: 2 })).toEqual([['v1'], 3]);
    expect(await page({ status: 'retired', offset: 0 })).toEqual([['v2', 'v1'], 2]);
    expect(await page({ status: 'rejected', offset: 0 })).toEqual([[], 0]);
  });

  it('scores with the same model on a machine without the file, and deletes old files everywhere', async () => {
    const elsewhere = temporaryFolder();
    const settings = { MODELS_KEPT: '1' };
    try {
      const [here, there] = [folder.path, elsewhere.path].map((path) =>
        replicaOn(database.orm, path, settings),
      ) as [Replica, Replica];
      const model = trainedModel('v1', day(1));
      await trainAndActivate(here, model);
      await there.detector.refresh();
      expect(Buffer.from(there.detector.current()!.artifact).equals(model.artifact)).toBe(true);

      for (const n of [2, 3, 4]) await trainAndActivate(there, trainedModel(`v${n}`, day(n)));
      await trainAndActivate(here, trainedModel('v5', day(5)));

      expect(readdirSync(folder.path).sort()).toEqual(['v5.model']);
      // Each machine deletes its own: what was let go here goes there with the next training.
      expect(readdirSync(elsewhere.path).sort()).toEqual(['v3.model', 'v4.model']);
      const copies = await database.rows('select "modelVersion" from model_artifacts order by 1');
      expect(copies.map(({ modelVersion }) => modelVersion)).toEqual(['v4', 'v5']);
      await trainAndActivate(there, trainedModel('v6', day(6)));
      expect(readdirSync(elsewhere.path).sort()).toEqual(['v6.model']);
      expect(readdirSync(folder.path).sort()).toEqual(['v5.model']);
    } finally {
      elsewhere.remove();
    }
  });

  it('skips a model that a newer version has trained, and goes on with the last one it can read', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    const newer = trainedModel('v2', day(2));
    new DataView(newer.artifact.buffer, newer.artifact.byteOffset).setUint32(4, 9, true);
    await trainAndActivate(first, newer);

    expect(first.detector.current()?.modelVersion).toBe('v1');
    expect(errors()).toEqual([
      expect.stringMatching(
        /^Model v2 is refused: .*has format 9; this version reads formats 1 and 2\. The last good model is used/,
      ),
    ]);
  });

  it('rejects a candidate whose evaluation was interrupted, and no model that was evaluated', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await first.registry.register(trainedModel('v2', day(2)), TRAINED);

    expect(await first.registry.discard('v1', 'it was interrupted')).toBe(false);
    expect(await first.registry.discard('v2', 'it was interrupted')).toBe(true);
    expect(await first.registry.discard('v2', 'once more')).toBe(true);
    expect(await first.registry.discard('nothing', 'it was interrupted')).toBe(true);

    expect(await first.catalog.get('v1')).toMatchObject({ status: 'active', gate: PASSED });
    expect(await first.catalog.get('v2')).toMatchObject({
      status: 'rejected',
      transitions: [
        { toStatus: 'candidate' },
        { toStatus: 'rejected', actor: 'gate', reason: 'it was interrupted' },
      ],
    });
  });

  it('loads the active model after a restart', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    const restarted = replicaOn(database.orm, folder.path);

    await restarted.detector.refresh();

    expect(restarted.detector.current()?.modelVersion).toBe('v1');
  });

  it('hands the model of one process to the others', async () => {
    const orm = await connect(database.url);
    try {
      const second = replicaOn(orm, folder.path);
      await trainAndActivate(first, trainedModel('v1', day(1)));
      await second.detector.refresh();
      await trainAndActivate(second, trainedModel('v2', day(2)));
      await first.detector.refresh();

      expect(first.detector.current()?.modelVersion).toBe('v2');
    } finally {
      await orm.close();
    }
  });

  it('has one active model when several processes finish training at the same time', async () => {
    const orms = await Promise.all([connect(database.url), connect(database.url), connect(database.url)]);
    try {
      const replicas = orms.map((orm) => replicaOn(orm, folder.path));
      await Promise.all(replicas.map(({ detector }) => detector.refresh()));
      const models = [1, 2, 3, 4].map((n) => trainedModel(`v${n}`, day(n)));
      await trainAndActivate(first, models[3]!);
      await Promise.all(replicas.map((replica, index) => trainAndActivate(replica, models[index]!)));

      expect(await allModels(first)).toHaveLength(4);
      expect(await first.catalog.list({ status: 'active', limit: 10, offset: 0 })).toMatchObject({
        total: 1,
      });
    } finally {
      await Promise.all(orms.map((orm) => orm.close()));
    }
  });

  it.each([
    ['altered', (path: string) => writeFileSync(path, 'no model')],
    ['cut short', (path: string) => truncateSync(path, 500)],
    ['emptied', (path: string) => truncateSync(path, 0)],
  ])('refuses a file that was %s, names it once, and uses the last good one', async (_how, spoil) => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await trainAndActivate(first, trainedModel('v2', day(2)));
    spoil(join(folder.path, 'v2.model'));
    const restarted = replicaOn(database.orm, folder.path);

    await restarted.detector.refresh();
    await restarted.detector.refresh();

    expect(restarted.detector.current()?.modelVersion).toBe('v1');
    expect(errors()).toEqual([
      expect.stringMatching(/^Model v2 is refused: .*v2\.model: .*corrupt/) as string,
    ]);
  });

  it('takes the next model that is trained after a broken one', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    writeFileSync(join(folder.path, 'v1.model'), '');
    const restarted = replicaOn(database.orm, folder.path);
    await restarted.detector.refresh();
    expect(restarted.detector.current()).toBeUndefined();

    await trainAndActivate(restarted, trainedModel('v2', day(2)));

    expect(restarted.detector.current()?.modelVersion).toBe('v2');
  });

  it('names a file that is missing', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    rmSync(join(folder.path, 'v1.model'));
    await database.rows('truncate model_artifacts');
    const restarted = replicaOn(database.orm, folder.path);

    await restarted.detector.refresh();

    expect(restarted.detector.current()).toBeUndefined();
    expect(errors()).toEqual([
      expect.stringMatching(/^Model v1 is refused: .*v1\.model: .*ENOENT/) as string,
    ]);
  });

  it('scores with the stored copy of a model that could not be written, everywhere and after a restart', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    // A file where the folder should be keeps even root from writing.
    const blocked = join(folder.path, 'v1.model', 'models');
    const other = replicaOn(database.orm, blocked);
    await other.detector.refresh();

    await trainAndActivate(other, trainedModel('v2', day(2)));

    const restarted = replicaOn(database.orm, blocked);
    for (const { detector } of [first, restarted]) await detector.refresh();
    for (const { detector } of [first, other, restarted]) expect(detector.current()?.modelVersion).toBe('v2');
    expect(other.detector.storageFault()).toMatch(
      /^The model could not be written to .*v2\.model: .*ENOTDIR/,
    );
    expect(first.detector.storageFault()).toBeUndefined();
    expect(errors()).toEqual([expect.stringContaining('set MODEL_DIRECTORY to a folder where it may')]);
  });

  it('leaves no half-written file behind', async () => {
    writeFileSync(join(folder.path, 'v1.model.unfinished'), 'of a crash');
    await trainAndActivate(first, trainedModel('v1', day(1)));

    expect(readdirSync(folder.path)).toEqual(['v1.model']);
  });
});
