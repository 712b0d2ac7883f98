import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { FieldFault } from '../../platform/errors/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { isActive, type Silence } from './silence.js';
import { InvalidSilenceError, SilenceNotFoundError } from './silence.errors.js';
import { SilenceRepository } from './silence.repository.js';

export interface SilenceRequest {
  /** Every asset without it. */
  readonly assetId?: string | number;
  /** Every metric without it. */
  readonly metricName?: string;
  /** Now without it. */
  readonly startsAt?: Date;
  /** Until it is removed without it. */
  readonly endsAt?: Date;
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
  ) {}

  /**
   * @throws InvalidSilenceError
   * @throws AssetNotFoundError
   */
  async addSilence(request: SilenceRequest): Promise<ListedSilence> {
    const { assetId, metricName, reason, endsAt } = request;
    const now = this.clock.now();
    const startsAt = request.startsAt ?? now;
    const faults = periodFaults({ startsAt, endsAt, now });
    if (faults.length > 0) throw new InvalidSilenceError(faults);
    const asset = assetId === undefined ? undefined : await this.assets.get(assetId);
    const silence = await this.silences.addSilence({
      assetId: asset?.id ?? null,
      metricName: metricName === undefined ? null : canonicalMetricName(metricName),
      startsAt,
      endsAt: endsAt ?? null,
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
    return { ...silence, isActive: false };
  }

  private listed(silence: Silence): ListedSilence {
    return { ...silence, isActive: isActive(silence, this.clock.now()) };
  }
}

interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date | undefined;
  readonly now: Date;
}

function periodFaults({ startsAt, endsAt, now }: Period): FieldFault[] {
  const [earliest, what] = startsAt > now ? [startsAt, 'startsAt'] : [now, 'the present'];
  if (endsAt === undefined || endsAt > earliest) return [];
  return [{ field: 'endsAt', message: `endsAt must be after ${what}, ${earliest.toISOString()}` }];
}
