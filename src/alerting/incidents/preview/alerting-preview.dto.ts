import { ApiProperty } from '@nestjs/swagger';
import { ALERTING_MODES } from '../../../platform/config/index.js';
import { IntegerQuery } from '../../../platform/http/index.js';
import type { AlertingPreview } from './preview-alerting.service.js';

export class AlertingPreviewQuery {
  /** How far to look back, in days. */
  @IntegerQuery({ min: 1, max: 90, default: 7 })
  days = 7;
}

class PreviewedModeResponse {
  @ApiProperty({ enum: ALERTING_MODES })
  mode!: string;
  events!: number;
  alerts!: number;
  alertsPerDay!: number;
}

class PreviewedDayResponse {
  /**
   * UTC.
   *
   * @example 2026-11-24
   */
  date!: string;
  singleEvents!: number;
  singleAlerts!: number;
  incidentEvents!: number;
  incidentAlerts!: number;
}

class LostEpisodeResponse {
  /** UUID. */
  episodeId!: string;
  /** UUID. */
  incidentId!: string;
  /** Of the incident, one sentence. */
  summary!: string;
}

export class AlertingPreviewResponse {
  /** Always true. */
  success!: boolean;
  /** The setting that is in force. */
  @ApiProperty({ enum: ALERTING_MODES })
  alerting!: string;
  /** Begin of what is counted: ISO 8601, UTC. */
  since!: string;
  /** What each setting would have announced. */
  modes!: PreviewedModeResponse[];
  /** Oldest first; days without anything are omitted. */
  days!: PreviewedDayResponse[];
  /** Episodes that operators confirmed. */
  confirmed!: number;
  /** Those of them of which, as incidents, nothing would have been announced; the newest 100. */
  lost!: LostEpisodeResponse[];

  static from({ mode, since, modes, days, nConfirmed, lost }: AlertingPreview): AlertingPreviewResponse {
    return {
      success: true,
      alerting: mode,
      since: since.toISOString(),
      modes: modes.map(({ nEvents, nAlerts, ...one }) => ({ ...one, events: nEvents, alerts: nAlerts })),
      days: days.map((day) => ({ ...day })),
      confirmed: nConfirmed,
      lost: lost.map((one) => ({ ...one })),
    };
  }
}
