import { AcknowledgeIncident } from '../../../src/alerting/incidents/operators/acknowledge-incident.service.js';
import { GiveIncidentFeedback } from '../../../src/alerting/incidents/operators/give-incident-feedback.service.js';
import { IncidentDeliveries } from '../../../src/alerting/incidents/listing/incident-deliveries.repository.js';
import { IncidentListing } from '../../../src/alerting/incidents/listing/incident-listing.repository.js';
import { ListIncidents } from '../../../src/alerting/incidents/listing/list-incidents.service.js';
import { AlertingPreviewRepository } from '../../../src/alerting/incidents/preview/alerting-preview.repository.js';
import { PreviewAlerting } from '../../../src/alerting/incidents/preview/preview-alerting.service.js';
import { PlatformEventRepository } from '../../../src/alerting/signals/platform/platform-event.repository.js';
import { PlatformEventApi } from '../../../src/alerting/signals/platform/platform-event-api.service.js';
import { PlatformSignals } from '../../../src/alerting/signals/platform/platform-signals.service.js';
import { WatermarkRepository } from '../../../src/alerting/signals/platform/watermark.repository.js';
import { IncidentAnnouncer } from '../../../src/alerting/incidents/announcing/incident-announcer.service.js';
import { IncidentEntities } from '../../../src/alerting/incidents/announcing/incident-entities.repository.js';
import { IncidentNotices } from '../../../src/alerting/incidents/announcing/incident-notices.service.js';
import { FeedbackRules } from '../../../src/alerting/incidents/feedback/feedback-rules.service.js';
import { IncidentFeedbackRepository } from '../../../src/alerting/incidents/feedback/incident-feedback.repository.js';
import { GroupingRoom } from '../../../src/alerting/incidents/taking-up/grouping-room.service.js';
import { GroupingStateRepository } from '../../../src/alerting/incidents/taking-up/grouping-state.repository.js';
import { IncidentLedger } from '../../../src/alerting/incidents/taking-up/incident-ledger.service.js';
import { Network, type Link } from '../../../src/alerting/grouping/network.js';
import type { NetworkSource } from '../../../src/alerting/incidents/taking-up/network-source.service.js';
import { Surroundings } from '../../../src/alerting/incidents/taking-up/surroundings.service.js';
import { TakeUpSignals } from '../../../src/alerting/incidents/taking-up/take-up-signals.service.js';
import { IncidentRepository } from '../../../src/alerting/incidents/incident.repository.js';
import { IncidentEvents } from '../../../src/alerting/incidents/announcing/incident-events.service.js';
import { MemberRepository } from '../../../src/alerting/incidents/member.repository.js';
import type { NewSignal } from '../../../src/alerting/signals/new-signal.js';
import { SignalRepository } from '../../../src/alerting/signals/signal.repository.js';
import { ConfiguredTargets } from '../../../src/alerting/notifying/configured-targets.service.js';
import { NotifyIncidents } from '../../../src/alerting/notifying/notify-incidents.service.js';
import { NoticeQueue } from '../../../src/alerting/notifying/queue/notice-queue.repository.js';
import { PastEpisodes } from '../../../src/alerting/suppression/past-episodes.service.js';
import { SilenceRepository } from '../../../src/alerting/silences/silence.repository.js';
import { Suppression } from '../../../src/alerting/suppression/suppression.service.js';
import { type AssetSituation, AssetSituations, type EpisodeChange } from '../../../src/anomaly/index.js';
import { type EmsClient, EmsNotifier, IncidentNotifier } from '../../../src/ems/index.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import type { Asset, MetricSource } from '../../../src/metrics/index.js';
import { loadConfig, type ServiceConfig } from '../../../src/platform/config/index.js';
import { Installation, OwnTables } from '../../../src/platform/database/index.js';
import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { episodeAnnouncer } from '../anomaly/episode-announcer.js';
import type { ServiceDatabase } from '../service-database.js';

interface Surrounding {
  readonly clock: StoppedClock;
  /** Shared by all replicas of a spec, and changed by it. */
  readonly links: readonly Link[];
  readonly reports: Map<string, Pick<AssetSituation, 'lastSampleAt' | 'intervalMs'>>;
  readonly maintained: Set<string>;
}

const LEASE_MS = 60_000;

/** What makes incidents in one process, with a clock that a spec moves. */
export class IncidentBench {
  readonly config: ServiceConfig;
  readonly feedback: GiveIncidentFeedback;
  readonly acknowledgements: AcknowledgeIncident;
  readonly listing: ListIncidents;
  readonly previews: PreviewAlerting;
  private readonly platform: PlatformSignals;
  private readonly signals: TakeUpSignals;
  private readonly room: GroupingRoom;
  private readonly states: GroupingStateRepository;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly leader: string,
    private readonly surrounding: Surrounding,
    environment: Readonly<Record<string, string>> = {},
    client = {} as EmsClient,
  ) {
    const { em, transactions } = database;
    this.config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    const { clock, links, reports, maintained } = surrounding;
    const outbox = new OutboxRepository(em);
    const installation = new Installation(em);
    const members = new MemberRepository(em);
    const repository = new SignalRepository(em);
    const network = Network.of(links);
    const surroundings = new Surroundings(
      new SilenceRepository(em),
      {
        findAssets: (ids) =>
          Promise.resolve(
            ids.map((id) => ({ id, status: maintained.has(id) ? 'maintenance' : 'online' }) as Asset),
          ),
      } as Pick<MetricSource, 'findAssets'> as MetricSource,
      { getAll: () => Promise.resolve(reports) } as unknown as AssetSituations,
    );
    this.states = new GroupingStateRepository(em);
    this.room = new GroupingRoom(
      repository,
      members,
      { current: () => network, hasChanged: () => false } as unknown as NetworkSource,
      surroundings,
      clock,
    );
    const announcer = new IncidentAnnouncer(
      new IncidentNotifier(outbox, installation, this.config),
      new EmsNotifier(outbox, installation, this.config),
      new IncidentRepository(em),
      this.config,
    );
    const ledger = new IncidentLedger(
      members,
      new IncidentRepository(em),
      surroundings,
      announcer,
      new FeedbackRules(new IncidentFeedbackRepository(em), members),
      new IncidentEvents(new LiveEvents(em), this.notices(), clock, this.config),
    );
    this.signals = new TakeUpSignals(transactions, this.states, repository, this.room, ledger, clock);
    const feedback = new IncidentFeedbackRepository(em);
    this.feedback = new GiveIncidentFeedback(transactions, this.states, ledger, feedback, clock);
    const notifier = new IncidentNotifier(outbox, installation, this.config);
    this.acknowledgements = new AcknowledgeIncident(
      transactions,
      this.states,
      ledger,
      notifier,
      clock,
      this.config,
    );
    const tables = new OwnTables();
    tables.noteReady();
    this.listing = new ListIncidents(
      new IncidentListing(em, new IncidentDeliveries(em)),
      new IncidentRepository(em),
      members,
      feedback,
      tables,
      this.config,
    );
    this.previews = new PreviewAlerting(new AlertingPreviewRepository(em), clock, tables, this.config);
    this.platform = new PlatformSignals(
      new PlatformEventRepository(em, this.config),
      new PlatformEventApi(client),
      new WatermarkRepository(em),
      repository,
      transactions,
      this.config,
    );
  }

  private notices(): IncidentNotices {
    const { em } = this.database;
    const targets = new ConfiguredTargets(this.surrounding.clock, this.config);
    const others = new NotifyIncidents(new NoticeQueue(em), targets, this.config);
    return new IncidentNotices(new IncidentEntities(em), others, this.config);
  }

  /** As a sweep does. */
  async announce(...changes: readonly EpisodeChange[]): Promise<void> {
    const { em, transactions } = this.database;
    const installation = new Installation(em);
    const past = new PastEpisodes(installation, this.config);
    const announcer = episodeAnnouncer(em, {
      suppression: new Suppression(new SilenceRepository(em), past, this.config),
      notifier: new EmsNotifier(new OutboxRepository(em), installation, this.config),
      config: this.config,
    });
    await transactions.run(() => announcer.announce(changes));
  }

  /** As whoever notices something does. */
  async record(signals: readonly NewSignal[]): Promise<void> {
    const { em, transactions } = this.database;
    await transactions.run(() => new SignalRepository(em).record(signals));
  }

  /** Takes up whatever waits. @returns false where another process leads */
  async takeUp(): Promise<boolean> {
    for (;;) {
      const look = await this.signals.look(this.leader, LEASE_MS);
      if (look.kind === 'elsewhere') return false;
      if (look.kind === 'stale') await this.room.rebuild(look.state);
      else if (!look.isMore) return true;
    }
  }

  /** Reads the platform's own events. @returns whether there are more */
  poll(): Promise<boolean> {
    return this.platform.poll(this.surrounding.clock);
  }

  /** Its lease is over; what it has in memory stays. */
  async pause(): Promise<void> {
    await this.states.release(this.leader);
  }

  advance(seconds: number): void {
    this.surrounding.clock.advanceSeconds(seconds);
  }
}
