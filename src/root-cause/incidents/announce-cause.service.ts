import { Inject, Injectable } from '@nestjs/common';
import type { Member } from '../../alerting/index.js';
import { IncidentNotifier } from '../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { LiveEvents } from '../../platform/live-events/index.js';
import type { RootCauseAnalysis } from '../moment/analysis.js';
import type { AnalysedIncident } from './incident-analysis.js';

/** Says the cause of an incident in its event and alert, or after them, and has open dashboards show it. */
@Injectable()
export class AnnounceCause {
  constructor(
    private readonly notifier: IncidentNotifier,
    private readonly events: LiveEvents,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Belongs to the caller's transaction. */
  async announce(
    { id, status, alertedEpisodeId, leadingSubject }: AnalysedIncident,
    members: readonly Member[],
    { isFound, confidence, summary, suspects: [cause] }: RootCauseAnalysis,
  ): Promise<void> {
    const { mode, isObserveOnly } = this.config.alerts;
    // Of two that are as likely as each other neither is named there.
    const isSure = isFound && cause !== undefined && cause.probability >= confidence;
    if (mode === 'incident' && !isObserveOnly && isSure) {
      const leading = members.find(({ subject }) => subject === leadingSubject)?.notice?.episodeId;
      const episodeIds = [...new Set([alertedEpisodeId, leading])].filter((one) => typeof one === 'string');
      const assetId = cause.isAsset ? cause.id : undefined;
      const found = { incidentId: id, text: `Root cause: ${summary}`, assetId };
      const isAlone = members.every(({ notice }) => notice === null || notice.assetId === assetId);
      await this.notifier.explain(episodeIds, found, isAlone);
    }
    if (mode === 'single') return;
    await this.events.append({
      name: 'incident',
      data: { change: 'analysed', id, status, mergedInto: null },
    });
  }
}
