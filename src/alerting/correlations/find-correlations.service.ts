import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EmsAlertWithEvent } from '../../ems/index.js';
import { CurrentTopology } from '../../topology/index.js';
import { SignalGrouper } from '../grouping/signal-grouper.js';
import { networkAround } from './alert-network.js';
import { entityOf, signalOfAlert } from './alert-signal.js';
import { type Correlations, groupsOf, identityOf, type PlacedAlert } from './correlations.js';
import { largestCount } from './largest-count.js';

const STORM_SIZE = 10;
const STORM_SPAN_MS = 5 * 60_000;
/** Alerts after which others have their turn: some ten milliseconds. */
const PER_TURN = 500;

/** Groups alerts that somebody holds, by the engine that makes incidents; nothing is stored, and nothing learnt. */
@Injectable()
export class FindCorrelations {
  constructor(private readonly topology: CurrentTopology) {}

  /** @param windowMs - alerts older than this before the newest are excluded; those without a readable time are part of no incident. */
  async find(alerts: readonly EmsAlertWithEvent[], windowMs: number): Promise<Correlations> {
    const newestMs = alerts.reduce(
      (newest, { createdAtMs }) => (createdAtMs > newest ? createdAtMs : newest),
      -Infinity,
    );
    const inWindow = alerts
      .filter(({ createdAtMs }) => !(createdAtMs < newestMs - windowMs))
      .sort((a, b) => timeOf(a) - timeOf(b) || a.id.localeCompare(b.id));
    const times = inWindow.map(timeOf).filter((at) => at > -Infinity);
    return {
      nAlerts: alerts.length,
      nInWindow: inWindow.length,
      nFingerprints: new Set(inWindow.map(identityOf)).size,
      isStorm: largestCount(times, STORM_SPAN_MS) >= STORM_SIZE,
      groups: groupsOf(await this.place(inWindow, newestMs - windowMs), windowMs),
    };
  }

  /**
   * @param alerts - oldest first
   * @param fromMs - nothing but these came since
   */
  private async place(alerts: readonly EmsAlertWithEvent[], fromMs: number): Promise<readonly PlacedAlert[]> {
    const { graph } = this.topology.current();
    const grouper = new SignalGrouper(networkAround(new Set(alerts.map(entityOf)), graph), fromMs);
    for (const [place, alert] of alerts.entries()) {
      if (!Number.isNaN(alert.createdAtMs)) grouper.open(signalOfAlert(alert, place));
      if (place % PER_TURN === PER_TURN - 1) await breathe();
    }
    let nIncidents = 0;
    grouper.regroup(() => String((nIncidents += 1)));
    return alerts.map((alert, place) => ({ alert, incident: grouper.find(String(place))?.incidentId }));
  }
}

/** Those without a readable time come first. */
function timeOf({ createdAtMs }: EmsAlertWithEvent): number {
  return Number.isNaN(createdAtMs) ? -Infinity : createdAtMs;
}
