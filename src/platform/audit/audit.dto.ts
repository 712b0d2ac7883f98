import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CursorQuery, IntegerQuery, IsInstant, MayBeOmitted } from '../http/index.js';
import type { AuditEntry } from './audit-entry.js';
import type { AuditListRequest, AuditPage } from './list-audit-entries.service.js';

export class AuditEntriesQuery {
  /** Of this caller only, as `caller` names it; 1 to 200 characters. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 200)
  caller?: string;

  /** Of this operation only, by its id in this document, such as `activateModel`; 1 to 100 characters. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  operation?: string;

  /** Of this request only; 1 to 100 characters. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  requestId?: string;

  /** Not before: ISO 8601 with its zone. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /** Before: ISO 8601 with its zone. */
  @MayBeOmitted()
  @IsInstant()
  to?: string;

  /** Entries per page. */
  @IntegerQuery({ min: 1, max: 200, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before. */
  @CursorQuery()
  cursor?: string;

  static toRequest({ from, to, ...filters }: AuditEntriesQuery): AuditListRequest {
    return { ...filters, from: instantOf(from), to: instantOf(to) };
  }
}

type Kept = AuditEntry['request'];

const KEPT = { nullable: true, additionalProperties: true, type: 'object' } as const;

export class AuditEntryResponse {
  id!: string;
  /** ISO 8601, UTC. */
  at!: string;
  /** As the token or the key names who it was; `anybody` with AUTH_MODE=none. */
  caller!: string;
  /** What the caller may do. */
  role!: string;
  /** Of the client; null for a command on the machine of the service. */
  @ApiProperty({ type: String, nullable: true })
  address!: string | null;
  /**
   * Id of the operation in this document; `createApiKey` and `revokeApiKey` for `npm run keys`.
   * @example activateModel
   */
  operation!: string;
  /** @example POST /api/v1/models/20261122T141502123Z/activate */
  target!: string;
  /** As the answer's `X-Request-Id`, and the lines of the log; null for a command. */
  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
  /** What was sent, shortened; null for nothing. */
  @ApiProperty(KEPT)
  request!: Kept;
  /** What there was before, shortened; null where there was nothing, or nothing changed. */
  @ApiProperty(KEPT)
  before!: Kept;
  /** What there was afterwards, as it was answered, shortened; null where nothing changed. */
  @ApiProperty(KEPT)
  after!: Kept;
  /** Of the answer; null while the work goes on, and where the process ended over it. */
  @ApiProperty({ type: Number, nullable: true, example: 200 })
  status!: number | null;
  /** Code of the error; null where there is none. */
  @ApiProperty({ type: String, nullable: true })
  error!: string | null;

  static from({ at, ...entry }: AuditEntry): AuditEntryResponse {
    return { ...entry, at: at.toISOString() };
  }
}

export class AuditEntriesResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  entries!: AuditEntryResponse[];
  /** Asks for the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from({ entries, nextCursor }: AuditPage): AuditEntriesResponse {
    return { success: true, entries: entries.map((entry) => AuditEntryResponse.from(entry)), nextCursor };
  }
}

function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
