import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { InvalidRequestError } from '../../platform/http/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { readCursorParts, writeCursorParts } from '../../platform/paging/index.js';
import type { FailureRecord } from './record-failures.service.js';
import { type FailureQuery, FailureRepository } from './failure.repository.js';

/** Which failures to list. */
export interface FailureListRequest {
  readonly assetId?: string | undefined;
  readonly isWithStruckOut: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface FailurePage {
  readonly records: readonly FailureRecord[];
  /** By id, of those that the platform still has. */
  readonly names: ReadonlyMap<string, string>;
  readonly nextCursor: string | null;
}

/** Lists failures, the newest first. */
@Injectable()
export class ListFailures {
  constructor(
    private readonly failures: FailureRepository,
    private readonly assets: AssetDirectory,
  ) {}

  /** @throws InvalidRequestError for a cursor that is none */
  async list({ cursor, limit, ...filters }: FailureListRequest): Promise<FailurePage> {
    const after = cursor === undefined ? undefined : placeIn(cursor);
    const found = await this.failures.findPage({ ...filters, after, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const changes = await this.failures.findChanges(shown.map(({ id }) => id));
    const last = shown.at(-1);
    return {
      records: shown.map((failure) => ({ failure, changes: changes.get(failure.id) ?? [] })),
      names: await this.assets.namesOf(shown.map(({ assetId }) => assetId)),
      nextCursor: last && found.length > limit ? writeCursorParts([last.failedAt.getTime(), last.id]) : null,
    };
  }
}

function placeIn(cursor: string): NonNullable<FailureQuery['after']> {
  const [failedMs, id] = readCursorParts(cursor);
  if (typeof failedMs === 'number' && typeof id === 'string' && isUuid(id)) return { failedMs, id };
  throw new InvalidRequestError([{ field: 'cursor', message: 'cursor must be the nextCursor of a page' }]);
}
