import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import { IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import type { AnalysisRequest, AskedTime, RequestedAnalysis } from '../moment/analyse-on-request.service.js';
import { RootCauseAnalysisResponse } from './analysis.dto.js';
import { assertPast, faultOf } from './past-time.js';

const DAY_MS = 86_400_000;

export class AnalyzeRootCauseBody {
  /** Asset that alarmed, as EMS Core numbers it. */
  @AssetIdField()
  @IsAssetId()
  assetId!: string | number;

  /** Metric that alarmed, by any of its names: causes are measured by how much of its rise they account for. Whatever is wrong counts without it. */
  @ApiProperty({ required: false, minLength: 1, maxLength: 100 })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metricName?: string;

  /** The moment of the alarm, ISO 8601, not in the future. Now without it. */
  @MayBeOmitted()
  @IsInstant()
  at?: string;

  /** Instead of `at`, together with `until`: the worst moment of a range of a day at most is looked at. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /** End of the range, ISO 8601, not in the future. */
  @MayBeOmitted()
  @IsInstant()
  until?: string;

  /** @throws InvalidRequestError for times that contradict each other, or that are not past */
  static toRequest({ assetId, metricName, ...times }: AnalyzeRootCauseBody, now: Date): AnalysisRequest {
    return { assetId, metricName, time: timeOf(times, now) };
  }
}

function timeOf(
  { at, from, until }: Pick<AnalyzeRootCauseBody, 'at' | 'from' | 'until'>,
  now: Date,
): AskedTime {
  if (from === undefined && until === undefined) {
    const moment = at === undefined ? now : new Date(at);
    assertPast('at', moment, now);
    return { at: moment };
  }
  if (at !== undefined) throw faultOf('at', 'at is a moment of its own: give it, or from and until');
  if (from === undefined || until === undefined)
    throw faultOf(from === undefined ? 'from' : 'until', 'from and until go together');
  const range = { from: new Date(from), until: new Date(until) };
  assertPast('until', range.until, now);
  if (range.from >= range.until) throw faultOf('from', 'from must be before until');
  if (range.until.getTime() - range.from.getTime() > DAY_MS)
    throw faultOf('from', 'from must be at most a day before until');
  return range;
}

export class AnalyzeRootCauseResponse extends RootCauseAnalysisResponse {
  /** Always true. */
  success!: boolean;
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;

  static fromRequested({ asset, analysis }: RequestedAnalysis): AnalyzeRootCauseResponse {
    const own = { success: true, assetId: presentAssetId(asset.id), assetName: asset.name };
    return Object.assign(RootCauseAnalysisResponse.from(analysis), own);
  }
}
