import { IsolationForest, type DataObject } from 'isolation-forest';
import { type FeatureRows } from '../../../src/ml/isolation-forest/isolation-forest.js';
import { timed, type Timed } from '../interleave.js';

/** The npm package of the same name. It never subsamples, so that each tree holds all rows. */
export class NpmPackage {
  private readonly rows: DataObject[];
  private forest = new IsolationForest(100, 256);

  constructor({ values, nFeatures }: FeatureRows) {
    this.rows = Array.from({ length: values.length / nFeatures }, (_, row) =>
      Object.fromEntries(
        Array.from({ length: nFeatures }, (__, i) => [`f${i}`, values[row * nFeatures + i]!]),
      ),
    );
  }

  readonly fit: Timed = timed(() => {
    this.forest = new IsolationForest(100, 256);
    return this.forest.fit(this.rows).length;
  });

  readonly score: Timed = timed(() => this.forest.predict(this.rows).length);
}
