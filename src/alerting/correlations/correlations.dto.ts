import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { IntegerField } from '../../platform/http/index.js';
import type { Correlations } from './correlations.js';
import { IsAlertList } from './is-alert-list.js';

const MINUTES_A_YEAR = 525_600;

export class CorrelationsRequest {
  /** Alerts as EMS Core answers them, with `event` inside where it is known; at most 10 000. */
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    maxItems: 10_000,
    example: [
      {
        id: '0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37',
        eventId: '5f0c2a9e-7d1f-4c0b-8a64-1f2e3d4c5b6a',
        createdAt: '2026-11-22T14:05:00.000Z',
        event: { fingerprint: '9f86d081884c7d65', assetId: '10f13de4-e972-4765-a047-86aabdb9a16e' },
      },
    ],
  })
  @IsAlertList()
  @ArrayMaxSize(10_000)
  @IsArray()
  alerts!: object[];

  /** Alerts are compared that are at most so old, counted from the newest one. */
  @IntegerField({ min: 1, max: MINUTES_A_YEAR, default: 60 })
  time_window_minutes = 60;
}

class CorrelationGroupResponse {
  /** `fingerprint`, `asset` or `time_cluster`. */
  type!: string;
  alert_count!: number;
  /** Oldest first. */
  alert_ids!: string[];
  /** 0..1, higher = more surely one matter. */
  correlation_score!: number;
  /** @example 4 alerts of 3 assets within 2 minutes, where 0.3 are usual */
  reason!: string;
}

export class CorrelationsResponse {
  /** Always true. */
  success!: boolean;
  /** Alerts given, those outside of the time window included. */
  total_alerts!: number;
  /** Alerts inside of the time window. */
  alerts_in_window!: number;
  /** The surest first. */
  correlation_groups!: CorrelationGroupResponse[];
  /** Different events among the alerts inside of the window. */
  unique_fingerprints!: number;
  /** Whether ten or more of them came within five minutes. */
  alert_storm_detected!: boolean;

  static from(found: Correlations): CorrelationsResponse {
    return {
      success: true,
      total_alerts: found.nAlerts,
      alerts_in_window: found.nInWindow,
      correlation_groups: found.groups.map(({ type, alertIds, score, reason }) => ({
        type,
        alert_count: alertIds.length,
        alert_ids: [...alertIds],
        correlation_score: score,
        reason,
      })),
      unique_fingerprints: found.nFingerprints,
      alert_storm_detected: found.isStorm,
    };
  }
}
