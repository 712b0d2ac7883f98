import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import {
  type CollectionOutage,
  CollectionOutageRepository,
  type PastOutage,
} from './collection-outage.repository.js';
import { isMostOf, isMissing, type QuietPlatform } from './missing-data-rule.js';

/** What the quiet series together say about the collection of metrics. */
export interface CollectionState {
  /** Whether single series say nothing at present, since most are quiet. */
  readonly isDown: boolean;
  readonly change?: 'began' | 'ended';
  readonly outage?: CollectionOutage;
}

/** More than these nobody distinguishes in a chart. */
const MOST_OUTAGES = 100;

/** Notices that metrics are no longer collected at all, which is one fault and not thousands. */
@Injectable()
export class CollectionWatch {
  private readonly logger = new Logger('Collection');

  constructor(
    private readonly outages: CollectionOutageRepository,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns the outage that goes on at present; undefined where metrics arrive, or nobody looks */
  async current(): Promise<CollectionOutage | undefined> {
    return this.config.detection.isEnabled ? this.outages.findOpen() : undefined;
  }

  /** @returns whether an outage goes on */
  async isDown(): Promise<boolean> {
    return (await this.outages.findOpen()) !== undefined;
  }

  /** @returns the newest outages that go on at some time between the two, oldest first */
  during(from: Date, until: Date): Promise<readonly PastOutage[]> {
    return this.outages.findDuring(from, until, MOST_OUTAGES);
  }

  lastEnd(): Promise<number | undefined> {
    return this.outages.findLastEnd();
  }

  /** Call inside a transaction, and {@link logChange} with its answer after it. */
  async checkCollection({ quiet, nKnown }: QuietPlatform, nowMs: number): Promise<CollectionState> {
    const missing = quiet.filter((one) => isMissing(one, nowMs));
    const open = await this.outages.findOpen();
    const isMostlyQuiet = isMostOf(quiet.length, nKnown);
    if (open && !isMostlyQuiet) {
      await this.outages.end(new Date(nowMs));
      return { isDown: true, change: 'ended', outage: open };
    }
    if (open || !isMostOf(missing.length, nKnown)) return { isDown: isMostlyQuiet };
    const lastMs = missing.reduce((latest, { lastSampleMs }) => Math.max(latest, lastSampleMs), -Infinity);
    const outage = { startedAt: new Date(lastMs), nMissingSeries: missing.length, nSeries: nKnown };
    await this.outages.begin(outage);
    return { isDown: true, change: 'began', outage };
  }

  logChange({ change, outage }: CollectionState): void {
    if (change === 'began' && outage) this.logger.warn(describeOutage(outage));
    if (change === 'ended' && outage)
      this.logger.log(`Metrics arrive again; none had arrived since ${outage.startedAt.toISOString()}`);
  }
}

/** What an operator must know of it. */
export function describeOutage({ startedAt, nMissingSeries, nSeries }: CollectionOutage): string {
  return (
    `Metrics stopped arriving at ${startedAt.toISOString()}: ${nMissingSeries} of ${nSeries} series do not report. ` +
    'Nothing is announced for single series; check what collects the metrics'
  );
}
