import type { Figures } from './figures.js';

type Range = readonly [lowest: number, highest: number];

/** What figures have to be, by set. Of growth the eight seeds together: a single one is known to within six points only. */
const MUSTS: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  'm4-hourly': {
    OWA: [0, 0.4],
    sMAPE: [0, 9.4],
    MASE: [0, 0.78],
    MSIS: [0, 6.8],
    cover95: [0.93, 0.97],
    cover80: [0.78, 0.82],
    ms: [0, 100],
  },
  'm4-hourly, seasons': { found: [390 / 414, 1] },
  traffic: { relToSNaive: [0, 0.6], cover95: [0.93, 0.97] },
  'series without season': { false: [0, 0.01] },
  'growth, 8 seeds': { medianError: [0, 0.1], dateInBand: [0.75, 0.85] },
};

/** @returns the figures that are not what they must be, a line each; a set that was not measured is not missed */
export function missedFigures(results: Readonly<Record<string, Figures>>): readonly string[] {
  return Object.entries(MUSTS).flatMap(([set, musts]) =>
    Object.entries(musts).flatMap(([name, [lowest, highest]]) => {
      const figure = results[set]?.[name];
      if (figure === undefined || (lowest <= figure && figure <= highest)) return [];
      return [`${set}, ${name} is ${Number(figure.toFixed(4))}, must be in ${lowest}..${highest}`];
    }),
  );
}
