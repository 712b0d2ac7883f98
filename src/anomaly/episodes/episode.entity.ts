import { Type } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Severity } from '../../ml/index.js';
import type { Episode } from './episode.js';

/** NaN, where nothing was measured, is null in the database. */
class MeasuredValue extends Type<number, number | null> {
  override convertToDatabaseValue(value: number): number | null {
    return Number.isFinite(value) ? value : null;
  }

  override convertToJSValue(value: number | null): number {
    return value ?? NaN;
  }

  override getColumnType(): string {
    return 'double precision';
  }

  override ensureComparable(): boolean {
    return false;
  }
}

@Entity({ tableName: 'anomaly_episodes' })
export class EpisodeEntity implements Episode {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'string', length: 64 })
  assetId!: string;

  @Property({ type: 'string', length: 100 })
  metricName!: string;

  @Property({ type: 'string', length: 10 })
  status!: 'open' | 'closed';

  @Property({ type: 'string', length: 10 })
  severity!: Severity;

  @Property({ type: 'string', length: 20 })
  direction!: string;

  @Property({ type: 'Date' })
  startedAt!: Date;

  @Property({ type: 'Date' })
  lastAnomalousAt!: Date;

  @Property({ type: 'Date' })
  lastAboveThresholdAt!: Date;

  @Property({ type: 'Date', nullable: true })
  endedAt!: Date | null;

  @Property({ type: 'integer' })
  nAnomalous!: number;

  @Property({ type: 'integer' })
  nNormalSince!: number;

  @Property({ type: 'double' })
  peakScore!: number;

  @Property({ type: MeasuredValue, nullable: true })
  peakValue!: number;

  @Property({ type: 'Date' })
  peakAt!: Date;

  @Property({ type: 'string', length: 50, nullable: true })
  modelVersion!: string | null;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'string', length: 10, nullable: true })
  announcedSeverity!: Severity | null;
}
