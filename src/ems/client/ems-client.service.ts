import { Injectable } from '@nestjs/common';
import { EmsAvailability } from '../availability/ems-availability.js';
import type { EmsAlertDraft, EmsEventDraft, EmsResolutionDraft } from '../events/drafts.js';
import {
  acknowledgementFaults,
  alertFaults,
  eventFaults,
  impactFaults,
  resolutionFaults,
} from '../events/draft-faults.js';
import { fieldsOf, parseNumber } from './answer-fields.js';
import { EmsRejectedError, EmsServerError } from './ems.errors.js';
import { EmsSession } from './ems-session.service.js';
import { EmsTransport } from './ems-transport.service.js';
import type {
  EmsAlert,
  EmsAlertFilter,
  EmsAlertWithEvent,
  EmsAsset,
  EmsBatchResult,
  EmsEvent,
  EmsEventFilter,
  EmsHealth,
  EmsMetricQuery,
  EmsPage,
  EmsSample,
} from './ems-types.js';
import { type EmsMetricDraft, metricBodies, metricFaults } from './metric-drafts.js';
import type { ReadPurpose } from './shared-pacer.js';
import {
  parseAlert,
  parseAlertWithEvent,
  parseAsset,
  parseEvent,
  parseHealth,
  parseOne,
  parsePage,
  parseSample,
} from './parse-answers.js';
import { type EmsTopology, parseTopology } from './topology.js';

/** EMS Core lists assets in no order, so paging could miss some: one request fetches them all. */
const ALL_ASSETS = 100_000;
const HEALTH_TIMEOUT_MS = 3_000;
const RESOLVE_ROUTE = 'POST /alerts/:id/resolve';
const TAKEOVER_ROUTE = 'POST /alerts/:id/acknowledge';
const IMPACT_ROUTE = 'PATCH /alerts/:id/business-impact';
/** Before an alert is resolved it is looked for among the open ones and, when it is not there, among all. */
const LOOKS_PER_RESOLUTION = 2;

/** The routes of EMS Core that this service uses, typed. Every failure is an `EmsCoreError`. */
@Injectable()
export class EmsClient {
  constructor(
    private readonly transport: EmsTransport,
    private readonly session: EmsSession,
    private readonly availability: EmsAvailability,
  ) {}

  async listAssets(): Promise<readonly EmsAsset[]> {
    const body = await this.transport.send({
      route: 'GET /assets',
      path: '/assets',
      query: { limit: ALL_ASSETS },
    });
    return parsePage(body, parseAsset).items;
  }

  /** @returns undefined for an asset that EMS Core does not know; a malformed id is an `EmsServerError` */
  async findAsset(id: string): Promise<EmsAsset | undefined> {
    try {
      const path = `/assets/${encodeURIComponent(id)}`;
      return parseOne(await this.transport.send({ route: 'GET /assets/:id', path }), parseAsset);
    } catch (error) {
      if (error instanceof EmsRejectedError && error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * @param purpose - whose share of the requests it takes
   * @returns the samples from `from` to `to`, both included, oldest first
   * @throws EmsShareSpentError for a client whose share is used up
   */
  async queryMetric(
    { assetId, metricName, from, to }: EmsMetricQuery,
    purpose: ReadPurpose,
    signal?: AbortSignal,
  ): Promise<readonly EmsSample[]> {
    const query = { assetId, metricName, from: from.toISOString(), to: to.toISOString() };
    const request = { route: 'GET /metrics', path: '/metrics', query, purpose, signal } as const;
    return parsePage(await this.transport.send(request), parseSample).items;
  }

  /** How many metrics could be queried for clients now without waiting for the rate limit. */
  freeQueries(): number {
    return this.transport.freeForClients();
  }

  /**
   * Posts an event. EMS Core answers an identity it has seen with the event it holds and counts one occurrence more.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, when the draft breaks the contract
   */
  async createEvent(draft: EmsEventDraft, signal?: AbortSignal): Promise<EmsEvent> {
    refuse(eventFaults(draft));
    const body = await this.transport.send({ route: 'POST /events', path: '/events', body: draft, signal });
    return required(parseOne(body, parseEvent), 'event');
  }

  /** @returns undefined for an unknown id, which EMS Core answers with an empty body */
  async findEvent(id: string, signal?: AbortSignal): Promise<EmsEvent | undefined> {
    try {
      const path = `/events/${encodeURIComponent(id)}`;
      return parseOne(await this.transport.send({ route: 'GET /events/:id', path, signal }), parseEvent);
    } catch (error) {
      if (error instanceof EmsRejectedError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** @returns the events the filter matches, newest first; 50 without a limit */
  async listEvents(filter: EmsEventFilter = {}, signal?: AbortSignal): Promise<EmsPage<EmsEvent>> {
    const { during, ...rest } = filter;
    const query = { ...rest, from: during?.from.toISOString(), to: during?.to.toISOString() };
    return parsePage(
      await this.transport.send({ route: 'GET /events', path: '/events', query, signal }),
      parseEvent,
    );
  }

  /**
   * Opens an alert on an event; EMS Core calls this service back for the business impact before it answers, and opens
   * one more alert each time it is asked.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, when the draft breaks the contract
   */
  async createAlert(draft: EmsAlertDraft, signal?: AbortSignal): Promise<EmsAlert> {
    refuse(alertFaults(draft));
    const body = await this.transport.send({ route: 'POST /alerts', path: '/alerts', body: draft, signal });
    return required(parseOne(body, parseAlert), 'alert');
  }

  /** @returns the alerts the filter matches; 50 without a limit */
  async listAlerts(filter: EmsAlertFilter = {}, signal?: AbortSignal): Promise<EmsPage<EmsAlertWithEvent>> {
    const query = { ...filter };
    return parsePage(
      await this.transport.send({ route: 'GET /alerts', path: '/alerts', query, signal }),
      parseAlertWithEvent,
    );
  }

  /**
   * Resolves an alert, whatever state it is in: look first. Notes and category replace what was there.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, when the draft breaks the contract; 404 for an unknown id
   */
  async resolveAlert(id: string, draft: EmsResolutionDraft, signal?: AbortSignal): Promise<EmsAlert> {
    refuse(resolutionFaults(id, draft));
    const path = `/alerts/${encodeURIComponent(id)}/resolve`;
    const body = await this.transport.send({ route: RESOLVE_ROUTE, path, body: draft, signal });
    return required(parseOne(body, parseAlert), 'alert');
  }

  /**
   * Sets how much an alert matters to the business, as often as it is asked to.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, when the score is no integer in 0..100; 404 for an unknown id
   */
  async rateAlert(id: string, businessImpactScore: number, signal?: AbortSignal): Promise<void> {
    refuse(impactFaults(id, businessImpactScore));
    const path = `/alerts/${encodeURIComponent(id)}/business-impact`;
    await this.transport.send({ route: IMPACT_ROUTE, path, body: { businessImpactScore }, signal });
  }

  /**
   * Makes a person the owner of an alert.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, without an owner; 404 for an unknown id
   */
  async acknowledgeAlert(id: string, owner: string, signal?: AbortSignal): Promise<EmsAlert> {
    refuse(acknowledgementFaults(id, owner));
    const path = `/alerts/${encodeURIComponent(id)}/acknowledge`;
    const body = await this.transport.send({ route: TAKEOVER_ROUTE, path, body: { owner }, signal });
    return required(parseOne(body, parseAlert), 'alert');
  }

  /** @throws EmsRejectedError with status 0, nothing being sent, when the draft breaks the contract */
  async createMetric(draft: EmsMetricDraft, signal?: AbortSignal): Promise<void> {
    refuse(metricFaults(draft));
    await this.transport.send({ route: 'POST /metrics', path: '/metrics', body: draft, signal });
  }

  /**
   * Posts samples in as many requests as the limit of a body asks for, one after the other. EMS Core counts those it
   * refuses, such as one of an unknown asset. A request that fails ends it: what went before is stored.
   *
   * @throws EmsRejectedError with status 0, nothing being sent, when a draft breaks the contract
   */
  async createMetrics(drafts: readonly EmsMetricDraft[], signal?: AbortSignal): Promise<EmsBatchResult> {
    refuse(drafts.flatMap((draft, i) => metricFaults(draft).map((fault) => `metrics[${i}]: ${fault}`)));
    const total = { accepted: 0, rejected: 0 };
    for (const body of metricBodies(drafts)) {
      const route = 'POST /metrics/batch';
      const answer = fieldsOf(await this.transport.send({ route, path: '/metrics/batch', body, signal }));
      total.accepted += parseNumber(answer?.accepted) ?? 0;
      total.rejected += parseNumber(answer?.rejected) ?? 0;
    }
    return total;
  }

  /** Whether there are credentials for {@link readTopology}. */
  get canReadTopology(): boolean {
    return this.session.isPossible;
  }

  /** @throws EmsRejectedError with status 0 without credentials, 401 when they are wrong, 403 for one who may not */
  async readTopology(signal?: AbortSignal): Promise<EmsTopology> {
    const path = '/api/v1/monitoring/topology/network';
    return parseTopology(await this.session.send({ route: `GET ${path}`, path, signal }));
  }

  /** Asks `GET /` once, at most 3 s long, and notes the answer for all requests. Never throws: being away is an answer too. */
  async checkHealth(): Promise<EmsHealth> {
    const health = await this.askHealth();
    this.availability.noteHealth(health.isHealthy);
    return health;
  }

  /** How many events, alerts, takeovers or resolutions could be posted now without waiting for the rate limit. */
  freePosts(kind: 'event' | 'alert' | 'resolution' | 'takeover'): number {
    if (kind === 'event') return this.transport.freeSlots('POST /events');
    if (kind === 'alert')
      return Math.min(this.transport.freeSlots('POST /alerts'), this.transport.freeSlots(IMPACT_ROUTE));
    const looks = Math.floor(this.transport.freeSlots('GET /alerts') / LOOKS_PER_RESOLUTION);
    return Math.min(looks, this.transport.freeSlots(kind === 'takeover' ? TAKEOVER_ROUTE : RESOLVE_ROUTE));
  }

  private async askHealth(): Promise<EmsHealth> {
    try {
      return parseHealth(await this.transport.sendNow({ route: 'GET /', path: '/' }, HEALTH_TIMEOUT_MS));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const isReachable = error instanceof EmsRejectedError || error instanceof EmsServerError;
      return { isReachable, isHealthy: false, version: null, detail };
    }
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new EmsRejectedError(0, faults.join('; '));
}

function required<Item>(item: Item | undefined, name: string): Item {
  if (item === undefined) throw new EmsServerError(201, `the answer holds no ${name}`);
  return item;
}
