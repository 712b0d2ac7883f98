import { Inject, Injectable } from '@nestjs/common';
import { asHeavy } from '../../../platform/admission/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { ALERTING_MODES, SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { OwnTables } from '../../../platform/database/index.js';
import {
  AlertingPreviewRepository,
  type LostEpisode,
  type PreviewedDay,
} from './alerting-preview.repository.js';

const DAY_MS = 86_400_000;

/** What one setting of ALERTING would have announced. */
interface PreviewedMode {
  readonly mode: ServiceConfig['alerts']['mode'];
  readonly nEvents: number;
  readonly nAlerts: number;
  readonly alertsPerDay: number;
}

export interface AlertingPreview {
  readonly mode: ServiceConfig['alerts']['mode'];
  readonly since: Date;
  readonly modes: readonly PreviewedMode[];
  /** Oldest first; days without anything are omitted. */
  readonly days: readonly PreviewedDay[];
  /** Episodes that operators confirmed. */
  readonly nConfirmed: number;
  /** Those of them of which, as incidents, nothing would have been announced; the newest. */
  readonly lost: readonly LostEpisode[];
}

/** Says what each setting of ALERTING would have announced in the last days. */
@Injectable()
export class PreviewAlerting {
  constructor(
    private readonly counts: AlertingPreviewRepository,
    private readonly clock: Clock,
    private readonly tables: OwnTables,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  preview(nDays: number): Promise<AlertingPreview> {
    return this.tables.ask(async () => {
      const { isAutoCreated, minSeverity, mode } = this.config.alerts;
      const since = new Date(this.clock.now().getTime() - nDays * DAY_MS);
      const [days, nConfirmed, lost] = await asHeavy(() =>
        Promise.all([
          this.counts.countDays(since, isAutoCreated ? minSeverity : undefined),
          this.counts.countConfirmed(since),
          this.counts.findLost(since),
        ]),
      );
      const modes = ALERTING_MODES.map((one) => sumOf(one, days, nDays));
      return { mode, since, modes, days, nConfirmed, lost };
    });
  }
}

function sumOf(mode: PreviewedMode['mode'], days: readonly PreviewedDay[], nDays: number): PreviewedMode {
  const isIncident = mode === 'incident';
  const sum = (of: (day: PreviewedDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const nAlerts = sum((day) => (isIncident ? day.incidentAlerts : day.singleAlerts));
  const nEvents = sum((day) => (isIncident ? day.incidentEvents : day.singleEvents));
  return { mode, nEvents, nAlerts, alertsPerDay: Math.round((100 * nAlerts) / nDays) / 100 };
}
