import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import PQueue from 'p-queue';
import { Notifications, OwnTables } from '../platform/database/index.js';
import { mergeReadings, type SourcedReading } from './graph/merge-readings.js';
import type { NetworkGraph } from './graph/network-graph.js';
import {
  type SourceState,
  TOPOLOGY_READ,
  TopologyReadingRepository,
} from './reading/topology-reading.repository.js';
import { EMPTY_SNAPSHOT, TopologySnapshot } from './topology-snapshot.js';

/** Hands the topology as it is known now to everyone who asks, without I/O, and swaps it when it has changed. */
@Injectable()
export class CurrentTopology implements OnApplicationBootstrap {
  private readonly logger = new Logger('Topology');
  /** One after another: what was read earlier must not replace what was read later. */
  private readonly looks = new PQueue({ concurrency: 1 });
  private snapshot: TopologySnapshot = EMPTY_SNAPSHOT;

  constructor(
    private readonly readings: TopologyReadingRepository,
    private readonly tables: OwnTables,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    this.notifications.subscribe(TOPOLOGY_READ, () => void this.refreshQuietly());
  }

  /** Never changes; ask again for what comes later. */
  current(): TopologySnapshot {
    return this.snapshot;
  }

  /** Takes over what was read, by whichever replica. */
  refresh(): Promise<void> {
    return this.looks.add(() => this.look());
  }

  private async refreshQuietly(): Promise<void> {
    if (!this.tables.areReady || this.looks.size > 0) return;
    // A database that is away is reported by health; the topology stays in use.
    await this.refresh().catch((error: unknown) => this.logger.debug(`No refresh: ${String(error)}`));
  }

  private async look(): Promise<void> {
    const states = await this.readings.listStates();
    if (isSame(states, this.snapshot.sources)) return;
    // Also where only ages have changed: they are part of the connections.
    this.snapshot = new TopologySnapshot(await this.readGraph(states), states);
  }

  private async readGraph(states: readonly SourceState[]): Promise<NetworkGraph> {
    const sourced: SourcedReading[] = [];
    for (const { source, readAt } of states) {
      const reading = readAt ? await this.readings.find(source) : undefined;
      if (reading && readAt) sourced.push({ source, readAt, reading });
    }
    return mergeReadings(sourced);
  }
}

function isSame(a: readonly SourceState[], b: readonly SourceState[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
