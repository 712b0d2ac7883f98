import {
  type DetectionModel,
  encodeModel,
  FEATURE_NAMES,
  ScopedModel,
  scoreSamples,
  SeriesState,
  TrainingSet,
} from '../../../src/ml/index.js';
import { fitIsolationForest } from '../../../src/ml/isolation-forest/fit.js';
import { ForestScorer } from '../../../src/ml/isolation-forest/forest-scorer.js';
import { type BenchRow } from '../bench-row.js';
import { interleave, timed } from '../interleave.js';
import { dailyRhythm, gaussianRows, part } from './synthetic.js';

const N_HOT = 20_000;
const N_SERIES = 1000;
const N_KNOWN = 500;
const N_TURNS = 20;

/** What each of many series could have of its own. */
const COMPACT = { nTrees: 15, maxSamples: 64, maxDepth: 8 };
const OWN_ROWS = gaussianRows(1000, FEATURE_NAMES.length);

/** Cost of a sample with everything included: features, scaling, forest with boxes, score decay. */
export async function measureEngine(rounds: number): Promise<BenchRow[]> {
  const set = new TrainingSet({ seed: 1 });
  set.addReferenceSeries();
  const { model } = set.fit({ seed: 1 });
  const hot = dailyRhythm(N_HOT, 1);
  const turns = new Turns(model);
  const ms = await interleave(
    {
      hot: timed(() => scoreSamples(SeriesState.create(), hot, { model }).counts.scored),
      turns: timed(() => turns.take()),
      turnsWithOwn: timed(() => turns.take({ withOwn: true })),
      explained: timed(() => explainAll(model)),
    },
    rounds,
  );
  return [
    { name: 'a sample, hot', unit: 'µs', ours: (1000 * ms.hot) / N_HOT, must: 12 },
    {
      name: 'a sample, 1 000 series in turn',
      unit: 'µs',
      ours: (1000 * ms.turns) / (N_SERIES * N_TURNS),
      must: 15,
    },
    {
      name: 'the same, and by a compact forest each',
      unit: 'µs',
      ours: (1000 * ms.turnsWithOwn) / (N_SERIES * N_TURNS),
      must: 30,
    },
    { name: 'an explained anomaly', unit: 'ms', ours: ms.explained / N_HOT, must: 1 },
    {
      name: 'model artifact, 60 trees',
      unit: 'MB',
      ours: encodeModel(new ScopedModel(model)).length / 1e6,
      must: 1.2,
    },
    { name: 'state of a series', unit: 'bytes', ours: SeriesState.create().encode().length, must: 2560 },
  ];
}

/** Every sample of a series explained, whatever its score. */
function explainAll(model: DetectionModel): number {
  return scoreSamples(SeriesState.create(), dailyRhythm(N_HOT, 2), { model, explainFrom: 0 }).explanations
    .length;
}

/** A thousand series that get one sample each in turn, so that no state and no tree stays in the caches for long. */
class Turns {
  private readonly series = Array.from({ length: N_SERIES }, (_, i) => ({
    known: SeriesState.create(),
    samples: dailyRhythm(N_KNOWN + N_TURNS, i),
    own: new ForestScorer(fitIsolationForest(OWN_ROWS, { ...COMPACT, seed: i })),
  }));

  constructor(private readonly model: DetectionModel) {
    for (const { known, samples } of this.series) scoreSamples(known, part(samples, 0, N_KNOWN), { model });
  }

  take({ withOwn } = { withOwn: false }): number {
    const { model } = this;
    const states = this.series.map(({ known }) => known.clone());
    let sum = 0;
    for (let turn = N_KNOWN; turn < N_KNOWN + N_TURNS; turn += 1) {
      const row = OWN_ROWS.values.subarray(turn * FEATURE_NAMES.length, (turn + 1) * FEATURE_NAMES.length);
      this.series.forEach(({ samples, own }, i) => {
        sum += scoreSamples(states[i]!, part(samples, turn, turn + 1), { model }).scores[0]!;
        if (withOwn) sum += own.scoreRow(row);
      });
    }
    return sum;
  }
}
