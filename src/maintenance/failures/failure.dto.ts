import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import { CursorQuery, IntegerQuery, IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import { authorOf } from '../author.js';
import { FAILURE_SOURCES } from './failure.js';
import type { FailureListRequest, FailurePage } from './list-failures.service.js';
import type { FailureRecord, NewFailure } from './record-failures.service.js';

export class FailuresQuery {
  /** Of this asset only. */
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string;

  /** `true`: those that were struck out, too. */
  @ApiProperty({ enum: ['true', 'false'], default: 'false', required: false })
  @MayBeOmitted()
  @IsIn(['true', 'false'])
  all = 'false';

  /** Failures per page. */
  @IntegerQuery({ min: 1, max: 200, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before. */
  @CursorQuery()
  cursor?: string;

  static toRequest({ assetId, all, limit, cursor }: FailuresQuery): FailureListRequest {
    return { assetId, isWithStruckOut: all === 'true', limit, cursor };
  }
}

export class NewFailureRequest {
  @AssetIdField()
  @IsAssetId()
  assetId!: string | number;

  /**
   * When it failed: ISO 8601 with its zone, not in the future.
   * @example 2026-08-03T06:00:00Z
   */
  @IsInstant()
  failedAt!: string;

  /** When it was back: ISO 8601 with its zone, not before `failedAt`; not known without it. */
  @MayBeOmitted()
  @IsInstant()
  endedAt?: string;

  /** Who says so, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters. */
  @ApiProperty({ example: 'noc', required: false })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  by?: string;

  /** What failed, for whoever wonders later; 1 to 500 characters. */
  @ApiProperty({ example: 'Power supply failed, replaced on site' })
  @IsString()
  @Length(1, 500)
  reason!: string;

  static toNewFailure(
    { assetId, failedAt, endedAt, by, reason }: NewFailureRequest,
    caller: string | undefined,
  ): NewFailure {
    const end = endedAt === undefined ? undefined : new Date(endedAt);
    return { assetId, failedAt: new Date(failedAt), endedAt: end, by: authorOf(caller, by), reason };
  }
}

export class FailureChangeRequest {
  /** Who says so, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters. */
  @ApiProperty({ example: 'noc', required: false })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  by?: string;

  /** Why, for whoever wonders later; 1 to 500 characters. */
  @ApiProperty({ example: 'A cable was pulled by mistake' })
  @IsString()
  @Length(1, 500)
  reason!: string;
}

class FailureChangeResponse {
  /** ISO 8601, UTC. */
  at!: string;
  /** Whoever it was; `service` for what was learnt. */
  by!: string;
  @ApiProperty({ enum: ['recorded', 'struck-out', 'restored'] })
  change!: string;
  reason!: string;
}

export class FailureResponse {
  /** UUID. */
  id!: string;
  @AssetIdField()
  assetId!: string | number;
  /** Null where the platform does not have the asset any more, or is away. */
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  /** `dark`: nothing came from it; `incident`: operators confirmed one in which it was down; `operator`: added by hand. */
  @ApiProperty({ enum: FAILURE_SOURCES })
  source!: string;
  /** ISO 8601, UTC. */
  failedAt!: string;
  /** When it was back: ISO 8601, UTC; null where it is not, or nobody knows. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  reason!: string;
  /** Whether it counts: no more after it was struck out. */
  counts!: boolean;
  /** Who said what of it, oldest first. */
  changes!: FailureChangeResponse[];

  static from({ failure, changes }: FailureRecord, name: string | null): FailureResponse {
    return {
      id: failure.id,
      assetId: presentAssetId(failure.assetId),
      assetName: name,
      source: failure.source,
      failedAt: failure.failedAt.toISOString(),
      endedAt: failure.endedAt?.toISOString() ?? null,
      reason: failure.reason,
      counts: failure.struckOutAt === null,
      changes: changes.map(({ at, by, change, reason }) => ({ at: at.toISOString(), by, change, reason })),
    };
  }
}

export class FailuresResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  failures!: FailureResponse[];
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from({ records, names, nextCursor }: FailurePage): FailuresResponse {
    return {
      success: true,
      failures: records.map((record) =>
        FailureResponse.from(record, names.get(record.failure.assetId) ?? null),
      ),
      nextCursor,
    };
  }
}

export class OneFailureResponse {
  /** Always true. */
  success!: boolean;
  failure!: FailureResponse;

  static from(record: FailureRecord, name: string | null): OneFailureResponse {
    return { success: true, failure: FailureResponse.from(record, name) };
  }
}
