import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What the sweep found for one sample; one row per sample, whatever happens. */
@Entity({ tableName: 'anomaly_scores' })
export class AnomalyScore {
  @PrimaryKey({ type: 'bigint' })
  readonly id!: string;

  @Property({ type: 'string', length: 64 })
  assetId!: string;

  @Property({ type: 'string', length: 100 })
  metricName!: string;

  @Property({ type: 'double' })
  score!: number;

  @Property({ type: 'boolean' })
  isAnomaly!: boolean;

  @Property({ type: 'double' })
  threshold!: number;

  /** What explains an anomaly; null for a normal sample. */
  @Property({ type: 'json', nullable: true })
  metadata!: Record<string, unknown> | null;

  /** Whether the sample arrived after a newer one of its series was scored. */
  @Property({ type: 'boolean' })
  isLate!: boolean;

  @Property({ type: 'Date' })
  timestamp!: Date;
}
