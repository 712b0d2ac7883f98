import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField } from '../../metrics/index.js';
import { MayBeOmitted } from '../../platform/http/index.js';

export class StreamQuery {
  /** Id of the newest event that was received: what came after it is sent first. The header `Last-Event-ID`, which browsers send by themselves, counts before it. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 64)
  lastEventId?: string;
}

/** Data of the event `sweep`: all series are swept. */
export class SweepEventData {
  /** ISO 8601, UTC. */
  finishedAt!: string;
  /** Series that had new samples. */
  series!: number;
  /** Samples that were scored. */
  samples!: number;
  /** Anomalous ones among them. */
  anomalies!: number;
  /** Episodes that are open, missing data included. */
  openEpisodes!: number;
}

/** Data of the event `episode`. */
export class EpisodeEventData {
  @ApiProperty({ enum: ['opened', 'escalated', 'closed', 'feedback'] })
  change!: 'opened' | 'escalated' | 'closed' | 'feedback';
  /** UUID. */
  id!: string;
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  /** Null where EMS Core could not be asked. */
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  metricName!: string;
  /** `low`, `medium`, `high` or `critical`. */
  severity!: string;
  /** `open` or `closed`. */
  status!: string;
}

/** Data of the event `training`. */
export class TrainingEventData {
  /** UUID. */
  runId!: string;
  /** As in the list of training runs. */
  status!: string;
  /** `reading`, `fitting`, `evaluating` or `activating`; null once it has ended. */
  @ApiProperty({ type: String, nullable: true })
  stage!: string | null;
  /** 0..100. */
  percent!: number;
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
}

/** Data of the event `model`. */
export class ModelEventData {
  @ApiProperty({ enum: ['activated'] })
  change!: 'activated';
  modelVersion!: string;
}

/** Data of the event `incident`; not sent where ALERTING is `single`. Of one that was merged into another, or whose root cause was looked for (`analysed`), only `change`, `id`, `status` and `mergedInto`. */
export class IncidentEventData {
  @ApiProperty({ enum: ['opened', 'changed', 'analysed', 'closed'] })
  change!: 'opened' | 'changed' | 'analysed' | 'closed';
  /** UUID. */
  id!: string;
  /** `open` or `closed`. */
  status!: string;
  /** `low`, `medium`, `high` or `critical`. */
  severity?: string;
  /** 0..100. */
  priority?: number;
  /** One sentence. */
  summary?: string;
  /** UUID of the incident that it has become part of. */
  @ApiProperty({ type: String, nullable: true })
  mergedInto!: string | null;
}
