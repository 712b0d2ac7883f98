import { describeAccount, isBalanced } from './ledger/account.js';
import type { Happened, SoakOutcome } from './soak.js';
import { flatnessOf } from './vitals/flatness.js';

const MOST_RECOVERY_MS = 30_000;
const MOST_END_MS = 10_000;
const MOST_HEALTH_MS = 100;
const MOST_SHOWN = 5;

/** One line of what the run came to. */
export interface Finding {
  readonly what: string;
  readonly found: string;
  readonly isGood: boolean;
}

export function findingsOf(outcome: SoakOutcome): readonly Finding[] {
  return [
    ...outcome.accounts.map((account) => ({
      what: account.name,
      found: describeAccount(account),
      isGood: isBalanced(account),
    })),
    ...recoveries(outcome.happened),
    {
      what: 'kills, of them inside of an open transaction',
      found: `${outcome.kills.nKills}, ${outcome.kills.nInTransaction}`,
      isGood: true,
    },
    ...outcome.courses.map(([course, slack]) => {
      const { name, unit, before, after, isFlat } = flatnessOf(course, slack);
      return {
        what: `${name}, second and last third`,
        found: `${before.toFixed(1)} → ${after.toFixed(1)} ${unit}`.trim(),
        isGood: isFlat,
      };
    }),
    answersOf(outcome),
    servedOf(outcome),
    livenessOf(outcome),
    ...loadOf(outcome),
    {
      what: 'delivered and scored after the last fault',
      found: `${(outcome.settlingMs / 1000).toFixed(0)} s`,
      isGood: true,
    },
    {
      what: 'ended with open streams',
      found: `${(outcome.endMs / 1000).toFixed(1)} s`,
      isGood: outcome.endMs <= MOST_END_MS,
    },
  ];
}

/** By kind of fault. */
function recoveries(happened: readonly Happened[]): readonly Finding[] {
  const byName = Map.groupBy(happened, ({ name }) => name);
  return [...byName].map(([name, all]) => {
    const longestMs = all.reduce((most, { recoveryMs }) => Math.max(most, recoveryMs), 0);
    const nUnseen = all.filter(({ isShown }) => !isShown).length;
    const unseen = nUnseen === 0 ? '' : `; **${nUnseen} not shown by health**`;
    return {
      what: `${name}, ${all.length} times`,
      found: `well after at most ${(longestMs / 1000).toFixed(1)} s${unseen}`,
      isGood: longestMs <= MOST_RECOVERY_MS && nUnseen === 0,
    };
  });
}

function answersOf({ visitors }: SoakOutcome): Finding {
  const counts = [...visitors.answers].sort(([a], [b]) => a.localeCompare(b));
  const faults = [...new Set(visitors.faults)].slice(0, MOST_SHOWN).map((fault) => `; **${fault}**`);
  return {
    what: 'answers to clients',
    found: `${counts.map(([status, n]) => `${n} × ${status}`).join(', ')}${faults.join('')}`,
    isGood: visitors.faults.length === 0,
  };
}

/** Whether some are served at the cost of others. */
function servedOf({ visitors: { served } }: SoakOutcome): Finding {
  const sorted = served.toSorted((a, b) => a - b);
  return {
    what: 'answers 200 of a client, fewest, median, most',
    found: `${sorted[0] ?? 0}, ${sorted[Math.floor(sorted.length / 2)] ?? 0}, ${sorted.at(-1) ?? 0}`,
    isGood: true,
  };
}

/** With faults on so few processors, its figure is that of the machine. */
function livenessOf({ livenessMs, isOnlyLoad }: SoakOutcome): Finding {
  const sorted = livenessMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;
  return {
    what: '`/health`, p50, p99, longest',
    found: `${[0.5, 0.99, 1].map((share) => at(share).toFixed(0)).join(', ')} ms`,
    isGood: isOnlyLoad ? at(0.99) <= MOST_HEALTH_MS : livenessMs.every(Number.isFinite),
  };
}

function loadOf({ load }: SoakOutcome): readonly Finding[] {
  if (!load) return [];
  const { nSamples, seconds, mostBehindMs, saidBehind, caughtUpMs } = load;
  return [
    {
      what: 'samples beyond those of the fleet',
      found: `${nSamples}, ${(nSamples / seconds).toFixed(0)} a second`,
      isGood: true,
    },
    {
      what: 'sweeps behind',
      found: `by at most ${(mostBehindMs / 1000).toFixed(1)} s${saidBehind ? ', and health said so' : ''}; all scored ${(caughtUpMs / 1000).toFixed(1)} s after the last one`,
      isGood: Number.isFinite(caughtUpMs),
    },
  ];
}

export function tableOf(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ what, found, isGood }) =>
      `| ${what} | ${found.replaceAll('|', '\\|')} | ${isGood ? 'yes' : '**no**'} |`,
  );
  return ['| what | found | as it must be |', '| --- | --- | --- |', ...lines].join('\n');
}
