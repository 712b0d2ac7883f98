import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { ModelNotFoundError, ModelUnusableError } from '../../../src/models/models.errors.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { temporaryFolder, type TemporaryFolder, waitFor } from '../../support/index.js';
import { connect, openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { day, NOW_MS, PASSED, type Replica, trainAndActivate, replicaOn, TRAINED } from './replica.js';
import { trainedModel } from './trained-model.js';

const ASKED = { actor: 'user', reason: 'The new one alarms on every backup' } as const;

describe('ModelRegistry, going back', () => {
  let database: ServiceDatabase;
  let folder: TemporaryFolder;
  let first: Replica;

  beforeEach(async () => {
    recordLogs();
    database = await openServiceDatabase();
    folder = temporaryFolder();
    first = replicaOn(database.orm, folder.path);
  });
  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  it('activates an earlier model again, here and in other processes, and stores who and why', async () => {
    const orm = await connect(database.url);
    try {
      const second = replicaOn(orm, folder.path);
      await trainAndActivate(first, trainedModel('v1', day(1)));
      await trainAndActivate(first, trainedModel('v2', day(2)));
      await second.detector.refresh();

      await first.registry.activate('v1', ASKED);
      await second.detector.refresh();

      expect(first.detector.current()).toMatchObject({ modelVersion: 'v1', activatedAt: new Date(NOW_MS) });
      expect(second.detector.current()?.modelVersion).toBe('v1');
      const at = new Date(NOW_MS);
      expect((await first.catalog.get('v1')).transitions).toEqual([
        { ...TRAINED, fromStatus: null, toStatus: 'candidate', at },
        { ...TRAINED, fromStatus: 'candidate', toStatus: 'active', at },
        { actor: 'schedule', reason: 'v2 took over', fromStatus: 'active', toStatus: 'retired', at },
        { ...ASKED, fromStatus: 'retired', toStatus: 'active', at },
      ]);
      expect((await first.catalog.get('v2')).transitions.at(-1)).toEqual({
        actor: 'user',
        reason: 'v1 took over',
        fromStatus: 'active',
        toStatus: 'retired',
        at,
      });
    } finally {
      await orm.close();
    }
  });

  it('is followed by other processes that are only notified', async () => {
    const orm = await connect(database.url);
    const second = replicaOn(orm, folder.path);
    second.detector.onApplicationBootstrap();
    try {
      for (const version of ['v1', 'v2'] as const) {
        await trainAndActivate(first, trainedModel(version, day(version === 'v1' ? 1 : 2)));
        await waitFor(() => second.detector.current()?.modelVersion === version, { what: version });
      }
      await first.registry.activate('v1', ASKED);
      await waitFor(() => second.detector.current()?.modelVersion === 'v1', { what: 'v1 again' });
    } finally {
      await second.notifications.onModuleDestroy();
      await orm.close();
    }
  });

  it('leaves the active model alone when it is asked for again', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await first.registry.activate('v1', ASKED);

    expect((await first.catalog.get('v1')).transitions).toHaveLength(2);
    expect(await first.catalog.findActive()).toMatchObject({ modelVersion: 'v1' });
  });

  it('has one active model, and consistent transitions, however many rollbacks run at once', async () => {
    const orms = await Promise.all([connect(database.url), connect(database.url)]);
    try {
      const replicas = [first, ...orms.map((orm) => replicaOn(orm, folder.path))];
      for (const n of [1, 2, 3]) await trainAndActivate(first, trainedModel(`v${n}`, day(n)));
      await Promise.all(
        Array.from({ length: 12 }, (_, i) => replicas[i % 3]!.registry.activate(`v${1 + (i % 3)}`, ASKED)),
      );

      const { total } = await first.catalog.list({ status: 'active', limit: 10, offset: 0 });
      expect(total).toBe(1);
      for (const version of ['v1', 'v2', 'v3']) {
        const { transitions, status } = await first.catalog.get(version);
        expect(transitions.at(-1)?.toStatus).toBe(status);
        for (const [i, { fromStatus }] of transitions.entries())
          expect(fromStatus).toBe(transitions[i - 1]?.toStatus ?? null);
      }
    } finally {
      await Promise.all(orms.map((orm) => orm.close()));
    }
  });

  it('does not activate a model that is unknown, broken or deleted, and names the reason', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await trainAndActivate(first, trainedModel('v2', day(2)));
    await expect(first.registry.activate('v0', ASKED)).rejects.toThrow(ModelNotFoundError);
    truncateSync(join(folder.path, 'v1.model'), 500);
    await expect(first.registry.activate('v1', ASKED)).rejects.toThrow(ModelUnusableError);
    rmSync(join(folder.path, 'v1.model'));
    await database.rows(`delete from model_artifacts where "modelVersion" = 'v1'`);
    await expect(first.registry.activate('v1', ASKED)).rejects.toThrow(/ENOENT/);

    expect(first.detector.current()?.modelVersion).toBe('v2');
    expect(await first.catalog.findActive()).toMatchObject({ modelVersion: 'v2' });
  });

  it('does not score with a candidate, and activates a rejected model only by force', async () => {
    const gate = { ...PASSED, outcome: 'rejected', reason: '90 alarms against 3 (at most 10)' } as const;
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await first.registry.register(trainedModel('v2', day(2)), TRAINED);
    await first.detector.refresh();
    expect(first.detector.current()?.modelVersion).toBe('v1');
    await expect(first.registry.activate('v2', ASKED)).rejects.toThrow(/it was never evaluated/);

    await first.registry.reject('v2', gate);
    expect(await first.catalog.get('v2')).toMatchObject({ status: 'rejected', gate, isAvailable: true });
    await expect(first.registry.activate('v2', ASKED)).rejects.toThrow(/90 alarms against 3/);
    await first.registry.activate('v2', ASKED, true);

    expect(first.detector.current()?.modelVersion).toBe('v2');
    const life = (await first.catalog.get('v2')).transitions.map(({ actor, toStatus }) => [actor, toStatus]);
    expect(life).toEqual([
      ['schedule', 'candidate'],
      ['gate', 'rejected'],
      ['user', 'active'],
    ]);
  });

  it('does not fall back on a rejected model when the active one is broken', async () => {
    await trainAndActivate(first, trainedModel('v1', day(1)));
    await trainAndActivate(first, trainedModel('v2', day(2)));
    await first.registry.register(trainedModel('v3', day(3)), TRAINED);
    await first.registry.reject('v3', { ...PASSED, outcome: 'rejected' });
    truncateSync(join(folder.path, 'v2.model'), 500);
    const restarted = replicaOn(database.orm, folder.path);

    await restarted.detector.refresh();

    expect(restarted.detector.current()?.modelVersion).toBe('v1');
  });

  it('keeps the newest files, the active one, the one before it and those pinned, and deletes the rest', async () => {
    const clock = new StoppedClock(NOW_MS);
    const tidy = replicaOn(database.orm, folder.path, { MODELS_KEPT: '2' }, clock);
    const train = async (n: number): Promise<void> => {
      clock.advanceSeconds(60);
      await trainAndActivate(tidy, trainedModel(`v${n}`, day(n)));
    };
    for (const n of [1, 2]) await train(n);
    await tidy.registry.pin('v1', true);
    for (const n of [3, 4, 5]) await train(n);

    expect(readdirSync(folder.path).sort()).toEqual(['v1.model', 'v4.model', 'v5.model']);
    expect(await tidy.catalog.get('v2')).toMatchObject({ isAvailable: false, status: 'retired' });
    expect(await tidy.catalog.get('v1')).toMatchObject({ isAvailable: true, isPinned: true });
    await expect(tidy.registry.activate('v2', ASKED)).rejects.toThrow(/its file was deleted on 2026-11-24/);
    clock.advanceSeconds(60);
    await tidy.registry.activate('v1', ASKED);
    await tidy.registry.pin('v1', false);
    await train(6);

    expect(readdirSync(folder.path).sort()).toEqual(['v1.model', 'v5.model', 'v6.model']);
    await expect(tidy.registry.pin('v0', true)).rejects.toThrow(ModelNotFoundError);
  });
});
