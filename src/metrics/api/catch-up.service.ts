import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  BACKGROUND_REQUESTS_PER_WINDOW,
  EmsClient,
  EmsCoreError,
  type ReadPurpose,
  WINDOW_MS,
} from '../../ems/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { mergeSamples } from '../merge-samples.js';
import { MetricFaults } from '../metric-faults.js';
import { MetricsNotReadYetError } from './metrics-not-read-yet.error.js';
import { onePerTime } from './one-per-time.js';
import { type Gap, gapOf, type ReadMark } from './read-mark.js';
import { RestSampleRepository, type WantedName } from './rest-sample.repository.js';

/** So many requests of one sweep or training wait for the rate limit at once. */
const NAMES_AT_A_TIME = 8;
const CLIENT_TIMEOUT_MS = 5_000;
const TRIM_EVERY_MS = 3_600_000;
/** So much more is kept than a sweep wants that began a while ago. */
const MARGIN_S = 3_600;

/** A larger share of times with several values is no correction any more. */
const CONFLICTS_OF_SOURCES = 0.1;

/** What is missing of a name, and whether something of it is stored. */
interface MissingPart {
  readonly name: WantedName;
  readonly gap: Gap;
  readonly isUnread: boolean;
}

/** Reads from EMS Core what is missing of some metric names and stores it, so that it is asked for once. */
@Injectable()
export class CatchUp {
  private readonly keepMs: number;
  private trimmedMs = 0;
  private readonly mixed = new MetricFaults(new Logger('EmsCore'));

  constructor(
    private readonly ems: EmsClient,
    private readonly samples: RestSampleRepository,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.keepMs = (detection.historySeconds + detection.firstLookbackSeconds + MARGIN_S) * 1000;
  }

  /** What cannot be distinguished, a sentence each. */
  get faults(): readonly string[] {
    return this.mixed.sentences;
  }

  /** How far back samples are kept, which is how far requests see. */
  get keptSeconds(): number {
    return this.keepMs / 1000;
  }

  /**
   * A sweep or a training waits until everything is there. A request makes do with what is stored, as far as its share does
   * not suffice.
   *
   * @throws MetricsNotReadYetError for a request that needs more names than it may ask for now
   */
  async catchUp(names: readonly WantedName[], purpose: ReadPurpose): Promise<void> {
    if (purpose === 'request') return this.catchUpForClient(names);
    await this.trimWhenDue();
    const nowMs = this.nowMs();
    for (;;) {
      // Looked at again before each group: while this one waits, others read too.
      const missing = await this.missingParts(names, purpose, nowMs);
      if (missing.length === 0) return;
      await Promise.all(missing.slice(0, NAMES_AT_A_TIME).map((part) => this.readGap(part, purpose)));
    }
  }

  private async catchUpForClient(names: readonly WantedName[]): Promise<void> {
    const missing = await this.missingParts(names, 'request', this.nowMs());
    const unread = missing.filter(({ isUnread }) => isUnread);
    const nFree = this.ems.freeQueries();
    if (unread.length > nFree) throw new MetricsNotReadYetError(unread.length, secondsFor(unread.length));
    const signal = AbortSignal.timeout(CLIENT_TIMEOUT_MS);
    await Promise.all(unread.map((part) => this.readGap(part, 'request', signal)));
    const old = missing.filter(({ isUnread }) => !isUnread);
    if (unread.length + old.length > nFree) return;
    await Promise.all(old.map((part) => this.readGap(part, 'request', signal))).catch((error: unknown) => {
      if (!(error instanceof EmsCoreError)) throw error;
    });
  }

  private async missingParts(
    names: readonly WantedName[],
    purpose: ReadPurpose,
    nowMs: number,
  ): Promise<readonly MissingPart[]> {
    const marks = await this.samples.findMarks(names);
    const options = { purpose, nowMs, keepMs: this.keepMs };
    return names.flatMap((name, index): MissingPart[] => {
      const mark: ReadMark | undefined = marks[index];
      const gap = gapOf(mark, name, options);
      return gap ? [{ name, gap, isUnread: mark === undefined }] : [];
    });
  }

  private async readGap(
    { name, gap }: MissingPart,
    purpose: ReadPurpose,
    signal?: AbortSignal,
  ): Promise<void> {
    const query = {
      assetId: name.assetId,
      metricName: name.name,
      from: new Date(gap.fromMs),
      to: new Date(gap.untilMs),
    };
    const rows = await this.ems.queryMetric(query, purpose, signal);
    const { timestamps, values, nConflicts } = onePerTime(rows);
    if (nConflicts > CONFLICTS_OF_SOURCES * timestamps.length) this.reportMixed(name);
    const { samples } = mergeSamples([{ timestamps, values, isTruncated: false }]);
    await this.samples.addSamples(name, gap, samples);
  }

  private reportMixed({ assetId, name }: WantedName): void {
    this.mixed.report(
      name,
      `${name} has several values at one time (asset ${assetId}): over the REST API its sources cannot be distinguished, and the lowest is taken`,
    );
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }

  private async trimWhenDue(): Promise<void> {
    const nowMs = this.nowMs();
    if (nowMs - this.trimmedMs < TRIM_EVERY_MS) return;
    this.trimmedMs = nowMs;
    await this.samples.trim(nowMs - this.keepMs, nowMs);
  }
}

function secondsFor(nNames: number): number {
  return Math.ceil(nNames / BACKGROUND_REQUESTS_PER_WINDOW) * (WINDOW_MS / 1000);
}
