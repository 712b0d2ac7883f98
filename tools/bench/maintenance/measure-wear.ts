import { type DatedHistory, fitFailureModel } from '../../../src/ml/index.js';
import { knownBefore } from '../../../src/ml/hazard/split-by-time.js';
import type { Figure } from './figure.js';
import { wearHistory } from './wear-history.js';

const DAY_MS = 86_400_000;
const TO_MS = Date.UTC(2026, 10, 1);
/** As the demo has it. */
const HISTORY_DAYS = 180;
const N_ASSETS = 120;
const HORIZON_DAYS = 7;
const LOOKED_AT = 0.1;
/** Weeks at the end of the history that are foreseen one by one, by a model of what was before all of them. */
const N_WEEKS = 4;
const SEEDS = [1, 2, 3, 4];

interface Counts {
  nFailures: number;
  nForeseen: number;
  nLookedAt: number;
}

/** How many failures of the simulator's plant are foreseen a week ahead, among the tenth of its assets with the highest risk. */
export function measureWear(): readonly Figure[] {
  const ours: Counts = { nFailures: 0, nForeseen: 0, nLookedAt: 0 };
  const byAge: Counts = { nFailures: 0, nForeseen: 0, nLookedAt: 0 };
  for (const seed of SEEDS) {
    const history = wearHistory(N_ASSETS, seed, { fromMs: TO_MS - HISTORY_DAYS * DAY_MS, toMs: TO_MS });
    const firstDay = TO_MS / DAY_MS - N_WEEKS * HORIZON_DAYS;
    const model = fitFailureModel(knownBefore(history, firstDay), { horizon: HORIZON_DAYS, seed });
    const { logHazard } = model.predict(history);
    for (let week = 0; week < N_WEEKS; week += 1) {
      const day = firstDay + week * HORIZON_DAYS;
      count(ours, history, day, logHazard);
      count(byAge, history, day, history.times);
    }
  }
  console.log(`simulator: ${ours.nFailures} failures of assets that were up a week before`);
  return [
    {
      name: 'simulator: failures foreseen 7 days ahead among the 10 % of assets ranked highest',
      ours: shareForeseen(ours),
      must: [0.7, 1],
      aim: [0.85, 1],
      rivals: { 'oldest part': shareForeseen(byAge) },
    },
    {
      name: 'simulator: false ones there, which do not fail within the 7 days',
      ours: shareWrong(ours),
      must: [0, 0.5],
      aim: [0, 0.3],
      rivals: { 'oldest part': shareWrong(byAge) },
    },
  ];
}

function shareForeseen({ nForeseen, nFailures }: Counts): number {
  return nForeseen / nFailures;
}

function shareWrong({ nForeseen, nLookedAt }: Counts): number {
  return 1 - nForeseen / nLookedAt;
}

/** Ranks the units that were up on a day by what was said of them then, and counts those that failed within the horizon. */
function count(counts: Counts, history: DatedHistory, day: number, ranks: Float64Array): void {
  const { starts, at, times, until, failed } = history;
  const asked: { readonly rank: number; readonly isFailing: boolean }[] = [];
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const last = starts[unit + 1]! - 1;
    for (let row = starts[unit]!; row <= last; row += 1) {
      if (at[row] !== day) continue;
      const isFailing = failed[last] === 1 && until[last]! - times[row]! <= HORIZON_DAYS;
      asked.push({ rank: ranks[row]!, isFailing });
    }
  }
  const highest = asked.toSorted((a, b) => b.rank - a.rank).slice(0, Math.round(LOOKED_AT * asked.length));
  counts.nLookedAt += highest.length;
  counts.nFailures += asked.filter(({ isFailing }) => isFailing).length;
  counts.nForeseen += highest.filter(({ isFailing }) => isFailing).length;
}
