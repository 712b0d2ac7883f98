import { fitFailureModel } from '../../../src/ml/index.js';
import type { Figure } from './figure.js';
import { historyUntil, type WearRow, wearRows } from './wear-rows.js';

const DAY_MS = 86_400_000;
const TO_MS = Date.UTC(2026, 10, 1);
const HISTORY_DAYS = 180;
const N_ASSETS = 120;
const HORIZON_DAYS = 7;
const LOOKED_AT = 0.1;
/** Weeks at the end of the history that are foreseen one by one, each from what was known before it. */
const N_WEEKS = 4;
const SEEDS = [1, 2, 3, 4, 5];

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
    const rows = wearRows(N_ASSETS, seed, TO_MS - HISTORY_DAYS * DAY_MS, TO_MS);
    for (let week = N_WEEKS; week >= 1; week -= 1)
      foresee(rows, TO_MS - week * HORIZON_DAYS * DAY_MS, { ours, byAge, seed });
  }
  const foreseen = ({ nForeseen, nFailures }: Counts): number => nForeseen / nFailures;
  const wrong = ({ nForeseen, nLookedAt }: Counts): number => 1 - nForeseen / nLookedAt;
  console.log(`simulator: ${ours.nFailures} failures in the weeks that are foreseen`);
  return [
    {
      name: 'simulator: failures foreseen 7 days ahead among the 10 % of assets ranked highest',
      ours: foreseen(ours),
      must: [0.7, 1],
      aim: [0.85, 1],
      rivals: { 'oldest part': foreseen(byAge) },
    },
    {
      name: 'simulator: false ones among these 10 %',
      ours: wrong(ours),
      must: [0, 0.5],
      aim: [0, 0.3],
      rivals: { 'oldest part': wrong(byAge) },
    },
  ];
}

/** Learns from what was known at an instant, ranks the assets that are up then, and counts what fails within the horizon. */
function foresee(
  rows: readonly WearRow[],
  nowMs: number,
  { ours, byAge, seed }: { readonly ours: Counts; readonly byAge: Counts; readonly seed: number },
): void {
  const known = rows.filter(({ atMs }) => atMs <= nowMs);
  const history = historyUntil(known, nowMs);
  const model = fitFailureModel(history, { horizon: HORIZON_DAYS, seed });
  const { logHazard } = model.predict(history);
  const asked = [...known.keys()].filter(
    (row) => nowMs - known[row]!.atMs < DAY_MS && known[row]!.life.endsMs > nowMs,
  );
  const isFailing = (row: number): boolean => {
    const { end, endsMs } = known[row]!.life;
    return end === 'failure' && endsMs <= nowMs + HORIZON_DAYS * DAY_MS;
  };
  count(
    ours,
    asked.toSorted((a, b) => logHazard[b]! - logHazard[a]!),
    isFailing,
  );
  count(
    byAge,
    asked.toSorted((a, b) => history.times[b]! - history.times[a]!),
    isFailing,
  );
}

function count(counts: Counts, ranked: readonly number[], isFailing: (row: number) => boolean): void {
  const highest = ranked.slice(0, Math.ceil(LOOKED_AT * ranked.length));
  counts.nLookedAt += highest.length;
  counts.nFailures += ranked.filter(isFailing).length;
  counts.nForeseen += highest.filter(isFailing).length;
}
