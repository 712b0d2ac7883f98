import { router, stretchOf } from '../testing/stretches.js';
import { AssetRanking } from './asset-ranking.js';

const stretchOfAsset = (id: string, ...scores: number[]) =>
  stretchOf(scores, { assetId: id, asset: { ...router, id, name: `asset-${id}` } });

const ranked = (ranking: AssetRanking): readonly (readonly [string, number])[] =>
  ranking.total().map(({ asset, score }) => [asset.id, score]);

describe('AssetRanking', () => {
  it('lists the assets highest score first, by name where they are equal', () => {
    const ranking = new AssetRanking(3600);
    for (const [id, score] of [
      ['3', 0.2],
      ['2', 0.9],
      ['1', 0.2],
    ] as const)
      ranking.addStretch(stretchOfAsset(id, score));

    expect(ranked(ranking)).toEqual([
      ['2', 0.9],
      ['1', 0.2],
      ['3', 0.2],
    ]);
  });

  it('goes on with the asset that was not through', () => {
    const ranking = new AssetRanking(3600);
    ranking.addStretch(stretchOfAsset('1', 0.4));
    ranking.addStretch(stretchOfAsset('2', 0.2));
    ranking.settle('2');
    ranking.addStretch(stretchOfAsset('2', 0.8));

    expect(ranked(ranking)).toEqual([
      ['2', 0.8],
      ['1', 0.4],
    ]);
  });

  it('lists assets with an anomalous metric before those without any', () => {
    const ranking = new AssetRanking(3600);
    const add = (id: string, scores: Readonly<Record<string, number>>, threshold = 0.7): void => {
      const asset = { ...router, id, name: `asset-${id}` };
      for (const [metricName, score] of Object.entries(scores))
        ranking.addStretch(stretchOf([score], { assetId: id, asset, metricName, threshold }));
    };
    add('lively', { cpu_usage: 0.69, memory_usage: 0.69, latency: 0.69 });
    add('calmed', { cpu_usage: 0.85 }, 0.9);
    add('one of eight', {
      db_latency: 0.74,
      a: 0.1,
      b: 0.1,
      c: 0.1,
      d: 0.1,
      e: 0.1,
      f: 0.1,
      g: 0.1,
    });
    add('in trouble', { db_latency: 0.95, cpu_usage: 0.2, memory_usage: 0.1 });
    const assets = ranked(ranking);

    expect(assets.map(([id]) => id)).toEqual(['in trouble', 'one of eight', 'calmed', 'lively']);
    expect(assets.map(([, score]) => score >= 0.7)).toEqual([true, true, true, false]);
  });

  it('keeps the thousand highest', () => {
    const ranking = new AssetRanking(3600);
    for (let n = 0; n < 2_500; n++) {
      ranking.addStretch(stretchOfAsset(String(n), n / 2_500));
      ranking.settle();
    }
    const assets = ranked(ranking);

    expect(assets).toHaveLength(1_000);
    expect(assets[0]).toEqual(['2499', 2_499 / 2_500]);
    expect(assets.at(-1)).toEqual(['1500', 0.6]);
  });
});
