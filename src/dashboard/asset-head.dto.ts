import { ApiProperty } from '@nestjs/swagger';
import { type Asset, AssetIdField, presentAssetId } from '../metrics/index.js';

/** What EMS Core has of an asset, the same in every answer of the dashboard. */
export class AssetHeadResponse {
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  @ApiProperty({ type: String, nullable: true, example: 'router' })
  type!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Mumbai DC' })
  location!: string | null;
  tags!: string[];
  isMonitored!: boolean;

  static headOf(asset: Asset): Pick<AssetHeadResponse, keyof AssetHeadResponse> {
    return {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      type: asset.type || null,
      location: asset.location ?? null,
      tags: [...(asset.tags ?? [])],
      isMonitored: asset.isMonitored,
    };
  }
}
