import { isDeepStrictEqual } from 'node:util';
import { freePort, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET, SOME_ASSETS } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const MODELS = '/api/v1/models';
const SETTINGS = { MODEL_SCOPE: 'asset-type', SWEEP_INTERVAL_SECONDS: '3600' };

interface Check {
  readonly scope?: string;
}

interface Scored {
  readonly timestamp: string;
  readonly metricName: string;
  readonly score: number;
}

/** Two processes, and models that hold one for each type of assets. */
describe('a model with one for each type of assets', () => {
  let platform: Platform;
  let trainer: Service;
  let other: Service;
  let common: string;
  let typed: string;

  const details = async (version: string): Promise<Record<string, unknown>> =>
    (await trainer.get(`${MODELS}/${version}`)).body;
  /** What the gate thinks of it is not the question here, nor how good it is. */
  const train = async (): Promise<string> => {
    const request = { timeRange: 129_600, force: true, parameters: { n_estimators: 25 } };
    return String((await trainer.post('/api/v1/anomaly/train', request)).body.modelVersion);
  };
  const activate = (version: string): Promise<unknown> => trainer.post(`${MODELS}/${version}/activate`, {});
  const inUseBy = (service: Service, version: string): Promise<unknown> =>
    waitFor(async () => (await modelOf(service)) === version, { what: `${version} to be in use` });
  const modelOf = async (service: Service): Promise<unknown> =>
    ((await service.get('/api/v1/health')).body.checks as { model: { modelVersion: string } }).model
      .modelVersion;
  /** The score of each sample of a router's last day, as a process answers it. */
  const scoresOf = async (service: Service): Promise<ReadonlyMap<string, number>> => {
    const request = { assetId: EXAMPLE_ASSET, timeRange: 86_400, threshold: 0 };
    const { body } = await service.post('/api/v1/anomaly/detect', request);
    const results = body.results as readonly Scored[];
    return new Map(results.map(({ timestamp, metricName, score }) => [`${metricName} ${timestamp}`, score]));
  };
  /** What both processes answer. Between two questions a sample may leave the day. */
  const scoresOfBoth = (): Promise<ReadonlyMap<string, number>> =>
    waitFor(
      async () => {
        const [one, another] = [await scoresOf(trainer), await scoresOf(other)];
        return isDeepStrictEqual(one, another) ? one : undefined;
      },
      { what: 'the same scores by both processes' },
    );
  const differing = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number =>
    [...one].filter(([sample, score]) => other.get(sample) !== score).length;

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    // Of the first start, whose MODEL_SCOPE is the usual one.
    const [first] = await platform.rows(`select "modelVersion" from model_metadata where status = 'active'`);
    common = String(first?.modelVersion);
    trainer = platform.startService(SETTINGS);
    other = platform.startService({ ...SETTINGS, PORT: String(await freePort()) });
    for (const service of [trainer, other]) await service.ready();
  });
  afterAll(() => platform.stop());

  it('is compared with the one for all, over all series and for each type, and says what it holds', async () => {
    typed = await train();

    const { parameters, gate } = await details(typed);
    const types = Object.keys((parameters as { asset_types: object }).asset_types);
    expect(types).toEqual(expect.arrayContaining(['router', 'server', 'switch']));
    const line = `; with models of their own for ${types.sort().join(', ')}`;
    await waitFor(() => [trainer, other].some(({ program }) => program.output().includes(line)), {
      what: `"${line}" in the log of whichever process trained`,
    });
    expect((await details(common)).parameters).not.toHaveProperty('asset_types');
    const { comparedWith, checks } = gate as { comparedWith: string; checks: readonly Check[] };
    expect(comparedWith).toBe(common);
    expect(new Set(checks.map(({ scope }) => scope))).toEqual(new Set([undefined, ...types]));
  });

  it('scores alike in every process, and is rolled back in one step', async () => {
    await inUseBy(other, typed);
    const byType = await scoresOfBoth();
    expect(byType.size).toBeGreaterThan(1000);

    expect(await activate(common)).toMatchObject({ status: 200 });
    await inUseBy(other, common);
    const byAll = await scoresOfBoth();
    expect(differing(byAll, byType)).toBeGreaterThan(byType.size / 2);
  });

  it('is active again after a kill, and scores an unknown asset type with the model for all', async () => {
    expect(await activate(typed)).toMatchObject({ status: 200 });
    trainer.program.kill('SIGKILL');
    await trainer.program.exited;
    trainer = platform.startService(SETTINGS);
    await trainer.ready();
    for (const service of [trainer, other]) await inUseBy(service, typed);
    const asRouter = await scoresOf(trainer);

    await platform.rows(`update assets set type = 'container' where id = '${EXAMPLE_ASSET}'`);

    const asContainer = await scoresOfBoth();
    expect(asContainer.size).toBeGreaterThan(1000);
    expect(differing(asContainer, asRouter)).toBeGreaterThan(asRouter.size / 2);
  });

  it('is replaced by one model for all when MODEL_SCOPE says so', async () => {
    // The worker that runs a training uses its own setting.
    for (const { program } of [trainer, other]) await program.stop();
    trainer = platform.startService({ ...SETTINGS, MODEL_SCOPE: 'global' });
    await trainer.ready();
    await inUseBy(trainer, typed);

    const { parameters, gate } = await details(await train());

    expect(parameters).not.toHaveProperty('asset_types');
    expect((gate as { checks: readonly Check[] }).checks.map(({ scope }) => scope)).toContain('router');
  });
});
