import { randomUUID } from 'node:crypto';
import type { Link } from '../../../src/alerting/grouping/network.js';
import type { Episode, EpisodeChange } from '../../../src/anomaly/index.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { IncidentBench } from './incident-bench.js';

type Rows = Promise<readonly Record<string, unknown>[]>;

const NOW_MS = Date.UTC(2026, 10, 24, 14);
const INCIDENT = { ALERTING: 'incident' };
const LINKS = [
  { fromId: 'edge-1', toId: 'core', relation: 'uplink' },
  { fromId: 'edge-2', toId: 'core', relation: 'uplink' },
] as const;

/** A database in which `core` has two devices behind it, and processes that make incidents there. */
export class IncidentFixture {
  readonly surrounding: ConstructorParameters<typeof IncidentBench>[2];

  private constructor(readonly database: ServiceDatabase) {
    this.surrounding = {
      clock: new StoppedClock(NOW_MS),
      links: LINKS,
      reports: new Map(),
      maintained: new Set(),
    };
  }

  static open(): Promise<ServiceDatabase> {
    return openServiceDatabase();
  }

  /** With nothing in it. */
  static async empty(database: ServiceDatabase): Promise<IncidentFixture> {
    await database.rows(
      'truncate alert_signals, incidents, outbox_messages, silences, live_events, signal_watermarks cascade',
    );
    await database.rows(
      `update grouping_state set leader = null, "leaseUntil" = '-infinity', "lastOrdinal" = 0, "lastTakenAt" = '-infinity'`,
    );
    return new IncidentFixture(database);
  }

  /** One more process. */
  replica(
    environment: Readonly<Record<string, string>> = INCIDENT,
    links: readonly Link[] = LINKS,
  ): IncidentBench {
    return new IncidentBench(this.database, randomUUID(), { ...this.surrounding, links }, environment);
  }

  now(): Date {
    return this.surrounding.clock.now();
  }

  begun(assetId: string, changes: Partial<Episode> = {}): EpisodeChange {
    const at = this.now();
    return changeOf(
      episodeOf({
        ...{ id: randomUUID(), assetId, startedAt: at, lastAnomalousAt: at, peakAt: at },
        ...{ severity: 'high', reason: `latency of ${assetId} rose`, metricName: 'latency', ...changes },
      }),
    );
  }

  ended({ after }: EpisodeChange): EpisodeChange {
    return changeOf({ ...after, status: 'closed', endedAt: this.now(), nNormalSince: 3 }, after);
  }

  /** What waits for EMS Core. */
  messages(): Rows {
    return this.database.rows(`
      select kind, "episodeId", payload ->> 'assetId' as asset, payload ->> 'correlationId' as correlation,
        payload ->> 'parentEventId' as parent from outbox_messages order by sequence`);
  }

  /** The largest first. */
  incidents(): Rows {
    return this.database.rows(`
      select id, status, severity, "nMembers", "nSuppressed" from incidents where "mergedInto" is null
      order by "nMembers" desc, id`);
  }
}

export function changeOf(after: Episode, before?: Episode): EpisodeChange {
  const expected = { low: 20, median: 40, high: 60 };
  const facts = { assetName: after.assetId, assetTier: 2, unit: 'ms', expected, contributions: [] };
  return { before, after, facts };
}
