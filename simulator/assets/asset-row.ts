import { type AssetStatus, type AssetType } from '../schema/index.js';

export interface AssetRow {
  readonly id: string;
  readonly name: string;
  readonly type: AssetType;
  readonly ip: string;
  readonly location: string;
  readonly region: string | null;
  readonly vendor: string;
  readonly model: string | null;
  readonly tags: string;
  readonly tier: number;
  readonly owner: string;
  readonly department: string | null;
  readonly status: AssetStatus;
  readonly monitoringEnabled: boolean;
  readonly metadata: unknown;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The column holds words joined by commas, the answer a list. */
export function assetAnswer(row: AssetRow) {
  return { ...row, tags: row.tags === '' ? [] : row.tags.split(',') };
}

export type AssetAnswer = ReturnType<typeof assetAnswer>;
