import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SampleCountRepository, type SampleOutcome, type SampleTally } from './sample-count.repository.js';
import type { SweepReport } from './sweep-report.js';

const DAY_MS = 86_400_000;
/** Counts are logged at once, and then at most so often. */
const LOGGED_EVERY_MS = 3_600_000;

const WORDS: Readonly<Record<SampleOutcome, string>> = {
  late: 'scored late',
  tooLate: 'excluded as too late',
  future: 'dated in the future and excluded until then',
  invalid: 'invalid',
  missing: 'without a value',
  duplicate: 'stored twice',
};
const OUTCOMES = Object.keys(WORDS) as SampleOutcome[];
/** Nulls and samples in two tables are usual: alone they are not worth a line. */
const WORTH_A_LINE: readonly SampleOutcome[] = ['late', 'tooLate', 'future', 'invalid'];
const WORTH_A_WARNING: readonly SampleOutcome[] = ['tooLate', 'future'];

/** Counts what became of samples other than to be scored in time: nothing is excluded without a word. */
@Injectable()
export class SampleCounts {
  private readonly logger = new Logger('Samples');
  private unlogged: SampleTally = {};
  private loggedAtMs = -Infinity;

  constructor(
    private readonly repository: SampleCountRepository,
    private readonly clock: Clock,
  ) {}

  async note(report: SweepReport, atMs: number): Promise<void> {
    const tally = tallyOf(report);
    this.unlogged = added(this.unlogged, tally);
    this.log(atMs);
    await this.repository.add(tally, atMs);
  }

  ofLastDay(): Promise<SampleTally> {
    return this.repository.findSince(this.clock.now().getTime() - DAY_MS);
  }

  private log(atMs: number): void {
    if (atMs - this.loggedAtMs < LOGGED_EVERY_MS || !hasAny(this.unlogged, WORTH_A_LINE)) return;
    const line = `Samples ${describeTally(this.unlogged)}`;
    if (hasAny(this.unlogged, WORTH_A_WARNING)) this.logger.warn(line);
    else this.logger.log(line);
    this.unlogged = {};
    this.loggedAtMs = atMs;
  }
}

function tallyOf({ nMissing, nDuplicates, nInvalid, nLate, nTooLate, nFuture }: SweepReport): SampleTally {
  return {
    missing: nMissing,
    duplicate: nDuplicates,
    invalid: nInvalid,
    late: nLate,
    tooLate: nTooLate,
    future: nFuture,
  };
}

function added(a: SampleTally, b: SampleTally): SampleTally {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, (a[outcome] ?? 0) + (b[outcome] ?? 0)]));
}

function hasAny(tally: SampleTally, outcomes: readonly SampleOutcome[]): boolean {
  return outcomes.some((outcome) => (tally[outcome] ?? 0) > 0);
}

/** @example describeTally({ late: 12, missing: 3 }) // '12 scored late, 3 without a value' */
function describeTally(tally: SampleTally): string {
  return OUTCOMES.filter((outcome) => (tally[outcome] ?? 0) > 0)
    .map((outcome) => `${tally[outcome]} ${WORDS[outcome]}`)
    .join(', ');
}
