import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import type { NamedNode } from '../moment/analysis.js';

/** An asset, or what the topology file names beside them. */
export class CauseNodeResponse {
  /** As EMS Core numbers it, or the name in the topology file. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  /** Null where nobody says. */
  @ApiProperty({ type: String, nullable: true, example: 'switch' })
  type!: string | null;
  /** 1 critical, 2 important, 3 standard; null for what is no asset. */
  @ApiProperty({ type: Number, nullable: true, example: 1 })
  tier!: number | null;
  /** False for a service or an application of the topology file. */
  isAsset!: boolean;
}

/** A node in the words of the API. */
type PresentedNode = Pick<CauseNodeResponse, keyof CauseNodeResponse>;

export function presentNode({ id, name, type, tier, isAsset }: NamedNode): PresentedNode {
  return { assetId: isAsset ? presentAssetId(id) : id, assetName: name, type, tier, isAsset };
}

export function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
