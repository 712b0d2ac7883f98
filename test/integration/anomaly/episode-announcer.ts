import type { EntityManager } from '@mikro-orm/postgresql';
import { AnnounceEpisodesService } from '../../../src/alerting/announcing/announce-episodes.service.js';
import { MemberRepository } from '../../../src/alerting/incidents/member.repository.js';
import { EpisodeSignals } from '../../../src/alerting/announcing/episode-signals.service.js';
import { SignalRepository } from '../../../src/alerting/signals/signal.repository.js';
import { PastEpisodes } from '../../../src/alerting/suppression/past-episodes.service.js';
import type { Suppression } from '../../../src/alerting/suppression/suppression.service.js';
import type { EmsNotifier } from '../../../src/ems/index.js';
import type { ServiceConfig } from '../../../src/platform/config/index.js';
import { Installation } from '../../../src/platform/database/index.js';

interface Parts {
  readonly suppression: Suppression;
  readonly notifier: EmsNotifier;
  readonly config: ServiceConfig;
}

/** Announces episodes as the service does. */
export function episodeAnnouncer(
  em: EntityManager,
  { suppression, notifier, config }: Parts,
): AnnounceEpisodesService {
  const past = new PastEpisodes(new Installation(em), config);
  const signals = new EpisodeSignals(new SignalRepository(em), new MemberRepository(em), past);
  return new AnnounceEpisodesService(suppression, notifier, signals, config);
}
