import { Inject, Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import type { Severity } from '../../ml/index.js';
import { noteBefore } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { FieldFault } from '../../platform/errors/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { Recurrence, type RecurrenceFields } from './recurrence.js';
import { isActive, type Silence } from './silence.js';
import { InvalidSilenceError, SilenceNotFoundError } from './silence.errors.js';
import { SilenceRepository } from './silence.repository.js';

export interface SilenceRequest {
  /** Every asset without it. */
  readonly assetId?: string | number;
  /** Every metric without it. */
  readonly metricName?: string;
  /** With `*` for anything; every kind without it. */
  readonly kind?: string;
  /** What the text has in it; every text without it. */
  readonly text?: string;
  /** Every severity without it. */
  readonly maxSeverity?: Severity;
  /** Now without it. */
  readonly startsAt?: Date;
  /** Until it is removed without it. */
  readonly endsAt?: Date;
  /** All the time without it; by the clock of the asset, or of LOCAL_TIMEZONE, without a zone of its own. */
  readonly recurrence?: Omit<RecurrenceFields, 'timeZone'> & Partial<RecurrenceFields>;
  readonly reason: string;
}

export interface SilenceListRequest {
  /** Those that are over too. */
  readonly isAll: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A silence and whether it is in force. */
export interface ListedSilence extends Silence {
  readonly isActive: boolean;
}

/** Adds, lists and removes silences. */
@Injectable()
export class SilencesService {
  constructor(
    private readonly silences: SilenceRepository,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /**
   * @throws InvalidSilenceError
   * @throws AssetNotFoundError
   */
  async addSilence(request: SilenceRequest): Promise<ListedSilence> {
    const { assetId, reason, endsAt, recurrence } = request;
    const now = this.clock.now();
    const startsAt = request.startsAt ?? now;
    const faults = [...periodFaults({ startsAt, endsAt, now }), ...scheduleFaults(recurrence?.cron)];
    if (faults.length > 0) throw new InvalidSilenceError(faults);
    const asset = assetId === undefined ? undefined : await this.assets.get(assetId);
    const silence = await this.silences.addSilence({
      assetId: asset?.id ?? null,
      ...matchersOf(request),
      startsAt,
      endsAt: endsAt ?? null,
      recurrence: this.recurrenceOf(recurrence, asset),
      reason,
      createdAt: now,
    });
    return this.listed(silence);
  }

  /** @returns one page, the earliest start first */
  async listSilences({ isAll, ...page }: SilenceListRequest): Promise<readonly ListedSilence[]> {
    const endsAfter = isAll ? undefined : this.clock.now();
    const silences = await this.silences.findSilences({ endsAfter, ...page });
    return silences.map((silence) => this.listed(silence));
  }

  /** @throws SilenceNotFoundError */
  async removeSilence(id: string): Promise<ListedSilence> {
    const silence = isUuid(id) ? await this.silences.remove(id) : undefined;
    if (!silence) throw new SilenceNotFoundError(id);
    noteBefore(silence);
    return { ...silence, isActive: false };
  }

  private recurrenceOf(
    recurrence: SilenceRequest['recurrence'],
    asset: Asset | undefined,
  ): Recurrence | null {
    if (!recurrence) return null;
    const { cron, durationMinutes, timeZone } = recurrence;
    const usual = asset?.timeZone ?? this.config.metrics.localTimeZone;
    return new Recurrence({ cron, durationMinutes, timeZone: timeZone ?? usual });
  }

  private listed(silence: Silence): ListedSilence {
    return { ...silence, isActive: isActive(silence, this.clock.now()) };
  }
}

function matchersOf({
  metricName,
  kind,
  text,
  maxSeverity,
}: SilenceRequest): Pick<Silence, 'metricName' | 'kind' | 'text' | 'maxSeverity'> {
  return {
    metricName: metricName === undefined ? null : canonicalMetricName(metricName),
    kind: kind ?? null,
    text: text ?? null,
    maxSeverity: maxSeverity ?? null,
  };
}

interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date | undefined;
  readonly now: Date;
}

function scheduleFaults(cron: string | undefined): FieldFault[] {
  const fault = cron === undefined ? undefined : Recurrence.faultOf(cron);
  if (fault === undefined) return [];
  return [{ field: 'recurrence.cron', message: `recurrence.cron is no schedule: ${fault}` }];
}

function periodFaults({ startsAt, endsAt, now }: Period): FieldFault[] {
  const [earliest, what] = startsAt > now ? [startsAt, 'startsAt'] : [now, 'the present'];
  if (endsAt === undefined || endsAt > earliest) return [];
  return [{ field: 'endsAt', message: `endsAt must be after ${what}, ${earliest.toISOString()}` }];
}
