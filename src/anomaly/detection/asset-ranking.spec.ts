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
