import { Inject, Injectable } from '@nestjs/common';
import { type Episode, EpisodeAnnouncer, type EpisodeChange } from '../../anomaly/index.js';
import { type AnomalyNotice, EmsNotifier } from '../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { EpisodeSignals } from './episode-signals.service.js';
import { Suppression } from '../suppression/suppression.service.js';
import { type Announcement, announced, announcementOf } from './announcement.js';
import { toNotice } from '../signals/to-notice.js';

interface Decision {
  readonly change: EpisodeChange;
  readonly announcement: Announcement;
}

/**
 * Announces episodes to EMS Core: one event for each, an escalation where it gets worse, and its end. With ALERTING=incident they are only handed on to
 * the incidents, which announce them.
 */
@Injectable()
export class AnnounceEpisodesService extends EpisodeAnnouncer {
  constructor(
    private readonly suppression: Suppression,
    private readonly notifier: EmsNotifier,
    private readonly signals: EpisodeSignals,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {
    super();
  }

  override async announce(given: readonly EpisodeChange[]): Promise<readonly Episode[]> {
    if (given.length === 0) return [];
    const changes = await this.signals.withAnnounced(given);
    if (this.config.alerts.mode === 'incident') {
      await this.signals.record(changes, () => ({ isAnnounced: false, isForIncident: true }));
      return changes.map(({ after }) => after);
    }
    const isSuppressed = await this.suppression.load(changes.map(({ after }) => after));
    const decisions = changes.map((change): Decision => {
      return { change, announcement: announcementOf(change, isSuppressed(change)) };
    });
    await this.announceEach(decisions);
    const announcedChanges = new Set(decisions.filter(isAnnouncedNow).map(({ change }) => change));
    await this.signals.record(changes, (change) => ({
      isAnnounced: announcedChanges.has(change),
      isForIncident: false,
    }));
    return decisions.map(({ change, announcement }) => announced(change.after, announcement));
  }

  private async announceEach(decisions: readonly Decision[]): Promise<void> {
    await this.notifier.announce(noticesOf(decisions, ({ isAnnounced }) => isAnnounced));
    await this.notifier.escalate(noticesOf(decisions, ({ isEscalated }) => isEscalated));
    const ended = decisions.filter(({ announcement }) => announcement.isResolved);
    await this.notifier.resolve(ended.map(({ change }) => change.after.id));
  }
}

function isAnnouncedNow({ announcement: { isAnnounced, isEscalated } }: Decision): boolean {
  return isAnnounced || isEscalated;
}

function noticesOf(
  decisions: readonly Decision[],
  isWanted: (announcement: Announcement) => boolean,
): readonly AnomalyNotice[] {
  return decisions.filter(({ announcement }) => isWanted(announcement)).map(({ change }) => toNotice(change));
}
