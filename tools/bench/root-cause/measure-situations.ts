import { analyseRootCause } from '../../../src/ml/index.js';
import type { QualityRow } from '../alerts/quality-row.js';
import { DrawnSystem, type Situation } from './draw-situation.js';
import { type Checked, shareOf, topShare } from './quality.js';
import { RIVALS } from './rivals.js';

const CONFIDENCE = 0.5;
const SYSTEMS = 10;
const SITUATIONS_EACH = 10;
const NODES = 80;
/** Share of dependencies that nobody knows. */
const UNKNOWN = 0.3;

/** Figures of drawn networks: 100 cascades with one cause, 100 coincidences without. */
export function measureSituations(seed: number): readonly QualityRow[] {
  const systems = Array.from({ length: SYSTEMS }, (_, k) => new DrawnSystem(NODES, seed + k));
  const draw = (one: (system: DrawnSystem) => Situation): readonly Situation[] =>
    systems.flatMap((system) => Array.from({ length: SITUATIONS_EACH }, () => one(system)));
  const cascades = draw((system) => system.cascade(UNKNOWN));
  const coincidences = draw((system) => system.coincidence());
  const ours = cascades.map(check);
  const rivals = (k: number) =>
    Object.fromEntries(
      Object.entries(RIVALS).map(([name, rival]) => [
        name,
        topShare(
          cascades.map(({ question, faults }) => ({ ranked: rival(question), truth: faults[0] })),
          k,
        ),
      ]),
    );
  return [
    { name: 'cascades: top-1', ours: topShare(ours, 1), must: 0.85, rivals: rivals(1) },
    { name: 'cascades: top-3', ours: topShare(ours, 3), must: 0.95, rivals: rivals(3) },
    {
      name: 'coincidences: none or separate',
      ours: shareOf(coincidences, isKeptApart),
      must: 0.85,
      rivals: {},
    },
  ];
}

function check({ question, faults }: Situation): Checked {
  const { isFound, suspects } = analyseRootCause(question, CONFIDENCE);
  return { ranked: isFound ? suspects.map(({ node }) => node) : [], truth: faults[0] };
}

/** No cause is named that would account for two of the faults. */
function isKeptApart({ question, faults }: Situation): boolean {
  const { causes } = analyseRootCause(question, CONFIDENCE);
  return causes.every(({ explains }) => faults.filter((fault) => explains.includes(fault)).length < 2);
}
