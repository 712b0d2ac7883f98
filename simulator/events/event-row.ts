export interface EventRow {
  readonly id: string;
  readonly fingerprint: string;
  readonly assetId: string | null;
  readonly severity: string;
  readonly affectedServices: string | null;
  readonly timestamp: Date;
  readonly occurrenceCount: number;
}

export function eventAnswer(row: EventRow) {
  return { ...row, affectedServices: row.affectedServices?.split(',') ?? null };
}

export type EventAnswer = ReturnType<typeof eventAnswer>;
