import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GateReport } from '../gate-report.js';

/** A candidate becomes active or rejected; an active one is retired by the next. */
export const MODEL_STATUSES = ['candidate', 'active', 'retired', 'rejected'] as const;
export type ModelStatus = (typeof MODEL_STATUSES)[number];

/** One trained model; exactly one of a type is active. The model itself is the file at `filePath`. */
@Entity({ tableName: 'model_metadata' })
export class ModelMetadata {
  @PrimaryKey({ type: 'integer' })
  readonly id!: number;

  @Property({ type: 'string', length: 50 })
  modelType!: string;

  @Property({ type: 'string', length: 50 })
  modelVersion!: string;

  @Property({ type: 'Date' })
  trainingDate!: Date;

  @Property({ type: 'json' })
  metrics!: Record<string, unknown>;

  @Property({ type: 'json' })
  parameters!: Record<string, unknown>;

  @Enum({ items: [...MODEL_STATUSES], type: 'string' })
  status!: ModelStatus;

  @Property({ type: 'string', length: 1024 })
  filePath!: string;

  @Property({ type: 'json' })
  metadata!: Record<string, unknown>;

  @Property({ type: 'Date' })
  createdAt!: Date;

  /** When it was last activated. */
  @Property({ type: 'Date', nullable: true })
  activatedAt?: Date | null;

  /** How it did against the model that was active. */
  @Property({ type: 'json', nullable: true })
  gate?: GateReport | null;

  /** Its file is kept, however old it gets. */
  @Property({ type: 'boolean' })
  isPinned = false;

  /** Since then there is no file any more, only this row. */
  @Property({ type: 'Date', nullable: true })
  artifactDeletedAt?: Date | null;
}
