import { Injectable } from '@nestjs/common';
import { CapacityAnnouncer, type CapacityNews } from '../../forecasting/index.js';
import { SignalRepository } from './signal.repository.js';

/** Hands capacity warnings on to the incidents. They are part of incidents, and are not announced to EMS Core by them. */
@Injectable()
export class CapacitySignals extends CapacityAnnouncer {
  constructor(private readonly signals: SignalRepository) {
    super();
  }

  announce(news: readonly CapacityNews[]): Promise<void> {
    return this.signals.record(
      news.map(({ id, change, assetId, assetName, metricName, text, at }) => ({
        // Weeks ahead: nothing that anybody has to get up for.
        ...{ severity: 'low', text, change, entityName: assetName, source: 'capacity', isDown: false },
        ...{ isAnnounced: true, isForIncident: false, notice: null },
        onceKey: `capacity:${id}:${change}`,
        subject: `capacity:${id}`,
        entityId: assetId,
        kind: `${metricName} capacity`,
        startedAt: at,
        happenedAt: at,
      })),
    );
  }
}
