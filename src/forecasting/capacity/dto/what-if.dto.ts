import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { IsAssetId } from '../../../metrics/index.js';
import {
  IntegerField,
  InvalidRequestError,
  IsInstant,
  MayBeOmitted,
  NumberField,
} from '../../../platform/http/index.js';
import type { WhatIf, WhatIfRequest } from '../what-if/what-if.js';
import { CapacityChartResponse } from './capacity-chart.dto.js';
import { CapacityItemResponse } from './capacity-item.dto.js';

const BY = ['type', 'location', 'tag'] as const;
const MOST_LISTED = 500;
const ASSET_ID = {
  oneOf: [
    { type: 'string' as const, maxLength: 64 },
    { type: 'integer' as const, minimum: 1 },
  ],
};

class CapacityGroupBody {
  /** What its assets have in common. */
  @ApiProperty({ enum: BY, example: 'type' })
  @IsIn(BY)
  by!: (typeof BY)[number];

  @ApiProperty({ minLength: 1, maxLength: 255, example: 'router' })
  @IsString()
  @Length(1, 255)
  name!: string;
}

export class WhatIfBody {
  /** Metric to look at, by any of its names. */
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'cpu_usage' })
  @IsString()
  @Length(1, 100)
  metric!: string;

  /** Assets with something in common, added up. Either this or `assets`. */
  @ApiProperty({ type: CapacityGroupBody, required: false })
  @MayBeOmitted()
  @ValidateNested()
  @Type(() => CapacityGroupBody)
  group?: CapacityGroupBody;

  /** Assets to add up. Either these or `group`. */
  @ApiProperty({ type: 'array', items: ASSET_ID, minItems: 1, maxItems: MOST_LISTED, required: false })
  @MayBeOmitted()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LISTED)
  @IsAssetId({ each: true })
  assets?: (string | number)[];

  /** What comes to the load, in percent of it: all of it is multiplied, and its growth with it. */
  @NumberField({ min: -100, max: 1000, default: 0, example: 20 })
  growthPercent = 0;

  /** Load that comes, in Mbit/s; less than 0 for load that goes. Only for metrics that are bit rates. */
  @NumberField({ min: -1e9, max: 1e9, default: 0 })
  addMbps = 0;

  /** What comes to the limit, in the metric's unit; for a share, in percent of what there is. */
  @NumberField({ min: -1e12, max: 1e12, default: 0 })
  addCapacity = 0;

  /** Assets whose load moves: members leave, others join. The limit stays where it is. */
  @ApiProperty({ type: 'array', items: ASSET_ID, maxItems: MOST_LISTED, required: false, default: [] })
  @MayBeOmitted()
  @IsArray()
  @ArrayMaxSize(MOST_LISTED)
  @IsAssetId({ each: true })
  moveAssets: (string | number)[] = [];

  /** From when on the change holds, ISO 8601; what is past counts as now. Now without it. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /** How far to look ahead, in days. */
  @IntegerField({ min: 1, max: 730, default: 180 })
  horizonDays = 180;

  /** @throws InvalidRequestError unless it is about a group or about assets */
  static toRequest({ metric, group, assets, from, ...change }: WhatIfBody): WhatIfRequest {
    if ((group === undefined) === (assets === undefined))
      throw new InvalidRequestError([
        { field: 'group', message: 'either group or assets is needed, and not both' },
      ]);
    return {
      ...change,
      metricName: metric,
      group,
      assetIds: assets,
      from: from === undefined ? undefined : new Date(from),
    };
  }
}

export class WhatIfResponse {
  /** Always true. */
  success!: boolean;
  /** From when the horizon counts: ISO 8601, UTC. */
  asOf!: string;
  /** From when the change holds: ISO 8601, UTC. */
  from!: string;
  horizonDays!: number;
  /** As it is. */
  without!: CapacityItemResponse;
  /** Under the change. */
  with!: CapacityItemResponse;
  /** What was and what is expected, one value a day; null where nothing is known. */
  @ApiProperty({ type: CapacityChartResponse, nullable: true })
  chart!: CapacityChartResponse | null;

  static from(answer: WhatIf, horizonDays: number): WhatIfResponse {
    return {
      success: true,
      asOf: answer.madeAt.toISOString(),
      from: answer.from.toISOString(),
      horizonDays,
      without: CapacityItemResponse.from(answer.without),
      with: CapacityItemResponse.from(answer.with),
      chart: answer.chart && CapacityChartResponse.from(answer.chart),
    };
  }
}
