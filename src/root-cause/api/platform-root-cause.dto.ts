import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';
import type { AnalysisRequest, RequestedAnalysis } from '../moment/analyse-on-request.service.js';
import type { NoticedSign } from '../moment/analysis.js';
import { presentNode } from './node.dto.js';
import { assertPast, faultOf } from './past-time.js';

const DEVIATIONS: Readonly<Record<string, number>> = { critical: 8, warning: 4, info: 3 };

/** What the platform's client class sends. */
export class PlatformRootCauseRequest {
  /** The event as EMS Core answers it: `assetId`, and `timestamp` (now without it), are read. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: {
      assetId: '10f13de4-e972-4765-a047-86aabdb9a16e',
      severity: 'critical',
      category: 'anomaly',
      title: 'Latency is high',
    },
  })
  @IsObject()
  event!: Record<string, unknown>;

  /** Events that came with it: signs of what is wrong with their assets. */
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    maxItems: 500,
    required: false,
    example: [],
  })
  @MayBeOmitted()
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  related_events?: Record<string, unknown>[];

  /** Accepted as the platform sends it; this service reads metrics itself, with their times. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'number' } },
    example: {},
  })
  @MayBeOmitted()
  @IsObject()
  asset_metrics?: Record<string, unknown>;

  /** @throws InvalidRequestError for an event without an asset, or with a time that is none or not past */
  static toRequest({ event, related_events = [] }: PlatformRootCauseRequest, now: Date): AnalysisRequest {
    const assetId = assetIdOf(event);
    if (assetId === undefined) throw faultOf('event.assetId', 'event.assetId must be the id of an asset');
    const at = timeOf(event) ?? now;
    if (Number.isNaN(at.getTime()))
      throw faultOf('event.timestamp', 'event.timestamp must be a time in ISO 8601');
    assertPast('event.timestamp', at, now);
    const noticed = related_events.flatMap((one): NoticedSign[] => signOf(one, at));
    return { assetId, metricName: undefined, time: { at }, noticed };
  }
}

function signOf(event: Record<string, unknown>, at: Date): NoticedSign[] {
  const assetId = assetIdOf(event);
  const startedAt = timeOf(event) ?? at;
  if (assetId === undefined || Number.isNaN(startedAt.getTime())) return [];
  const { category, severity } = event;
  const what = typeof category === 'string' ? category : 'event';
  const deviation = DEVIATIONS[typeof severity === 'string' ? severity : 'info'] ?? 3;
  return [{ assetId: String(assetId), what, isDown: false, deviation, startedMs: startedAt.getTime() }];
}

function assetIdOf({ assetId }: Record<string, unknown>): string | number | undefined {
  return typeof assetId === 'string' || typeof assetId === 'number' ? assetId : undefined;
}

function timeOf({ timestamp }: Record<string, unknown>): Date | undefined {
  if (timestamp === undefined || timestamp === null) return undefined;
  return typeof timestamp === 'string' ? new Date(timestamp) : new Date(Number.NaN);
}

/** What the platform's client class reads. */
export class PlatformRootCauseResponse {
  /** The likeliest cause; null where none was found. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true })
  root_cause_asset_id!: string | number | null;
  /** Probability that it is the cause, or that it is nothing of what is monitored where none was found: 0..1. */
  confidence!: number;
  /** What speaks for it, or what was looked at. */
  reason!: string;

  static from({
    analysis: { isFound, suspects, none, summary },
  }: RequestedAnalysis): PlatformRootCauseResponse {
    const [best] = suspects;
    if (!isFound || best === undefined)
      return { root_cause_asset_id: null, confidence: none, reason: summary };
    return {
      root_cause_asset_id: presentNode(best).assetId,
      confidence: best.probability,
      reason: summary,
    };
  }
}
