import { Injectable } from '@nestjs/common';
import type { Severity } from '../../../ml/index.js';
import { SignalRepository } from './signal.repository.js';

/** A forecast that something runs full, or that this is averted. */
export interface CapacityWarning {
  /** The same for a warning and its end. */
  readonly id: string;
  readonly change: 'opened' | 'closed';
  readonly assetId: string;
  readonly assetName: string | null;
  readonly metricName: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly text: string;
  readonly at: Date;
}

/** Hands capacity warnings on to the incidents. They are part of incidents, and are not announced to EMS Core by them. */
@Injectable()
export class CapacitySignals {
  constructor(private readonly signals: SignalRepository) {}

  /** Belongs to the caller's transaction where there is one; the same warning again changes nothing. */
  record(warnings: readonly CapacityWarning[]): Promise<void> {
    return this.signals.record(
      warnings.map(({ id, change, assetId, assetName, metricName, severity, text, at }) => ({
        ...{ severity, text, change, entityName: assetName, source: 'capacity', isDown: false },
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
