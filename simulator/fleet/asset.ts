import { type AssetType } from '../schema/index.js';

export interface FleetAsset {
  readonly id: string;
  readonly name: string;
  readonly type: AssetType;
  readonly ip: string;
  readonly site: Site;
  readonly vendor: string;
  readonly model: string;
  readonly tier: 1 | 2 | 3;
  readonly tags: readonly string[];
  /** How much traffic it carries next to a plain server. */
  readonly size: number;
}

export interface Site {
  readonly location: string;
  readonly region: string;
  /** Shifts the working day. */
  readonly utcOffsetHours: number;
}
