import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backtest } from '../../../tools/backtest/backtest.js';
import {
  type DetectionModel,
  encodeModel,
  ScopedModel,
  scoreSamples,
  SeriesState,
  TrainingSet,
} from '../../../src/ml/index.js';
import { temporaryFolder } from '../../support/index.js';

const FORMAT_VERSION_BYTE = 4;

describe('a backtest by a given model', () => {
  const folder = temporaryFolder();
  const input = join(folder.path, 'router.csv');
  const timestamps = Float64Array.from({ length: 400 }, (_, row) => row * 300_000);
  const values = timestamps.map((_, row) => 50 + ((row * 7919) % 13) / 5 + (row === 350 ? 60 : 0));
  const trained = (seed: number): DetectionModel => {
    const set = new TrainingSet({ seed });
    set.addReferenceSeries();
    return set.fit({ seed }).model;
  };
  const model = trained(9);
  const router = trained(10);
  const artifact = encodeModel(new ScopedModel(model, new Map([['router', router]])));

  const scoredRows = async (path: string, assetType?: string): Promise<readonly string[]> => {
    const given = { model: path, ...(assetType === undefined ? {} : { assetType }) };
    const options = { input, output: folder.path, threshold: 0.7, seed: 1, plots: false, ...given };
    for await (const { nHistory } of backtest(options)) expect(nHistory).toBe(0);
    return readFileSync(join(folder.path, 'router.scores.csv'), 'utf8').trim().split('\n').slice(1);
  };
  const written = (name: string, bytes: Uint8Array): string => {
    const path = join(folder.path, name);
    writeFileSync(path, bytes);
    return path;
  };

  beforeAll(() => {
    const lines = [...timestamps].map((at, row) => `${new Date(at).toISOString()},${values[row]!}`);
    writeFileSync(input, ['timestamp,temperature', ...lines].join('\n'));
  });
  afterAll(() => folder.remove());

  it('scores every row with that model, and trains none', async () => {
    const rows = await scoredRows(written('good.model', artifact));
    const { scores } = scoreSamples(SeriesState.create(), { timestamps, values }, { model });
    expect(rows.map((row) => Number(row.split(',')[1]))).toEqual([...scores]);
    expect(scores[350]).toBeGreaterThan(0.7);
  });

  it('scores with the model of the given asset type, and names those there are when there is none', async () => {
    const path = written('typed.model', artifact);
    const rows = await scoredRows(path, 'router');
    const { scores } = scoreSamples(SeriesState.create(), { timestamps, values }, { model: router });
    expect(rows.map((row) => Number(row.split(',')[1]))).toEqual([...scores]);
    await expect(scoredRows(path, 'roter')).rejects.toThrow(
      `${path} has no model of its own for the asset type "roter"; it has: router.`,
    );
  });

  it.each([
    ['torn.model', artifact.slice(0, 500), 'its checksum does not match'],
    ['notes.model', Buffer.from('not a model at all'), 'it does not begin like a model'],
    [
      'newer.model',
      artifact.with(FORMAT_VERSION_BYTE, 9),
      'has format 9; this version reads formats 1 and 2',
    ],
  ])('refuses %s, says why, and what to give instead', async (name, bytes, why) => {
    const path = written(name, bytes);
    await expect(scoredRows(path)).rejects.toThrow(why);
    await expect(scoredRows(path)).rejects.toThrow(`${path} is not a model that can be used`);
    await expect(scoredRows(path)).rejects.toThrow('Give --model a .model file');
  });
});
