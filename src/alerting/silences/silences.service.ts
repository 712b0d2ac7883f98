import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { FieldFault } from '../../platform/errors/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { isActive, type Mute } from './silence.js';
import { InvalidMuteError, MuteNotFoundError } from './silence.errors.js';
import { MuteRepository } from './silence.repository.js';

export interface MuteRequest {
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

export interface MuteListRequest {
  /** Those that are over too. */
  readonly isAll: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A mute and whether it is in force. */
export interface ListedMute extends Mute {
  readonly isActive: boolean;
}

/** Keeps what operators do not want to be told of. */
@Injectable()
export class MutesService {
  constructor(
    private readonly mutes: MuteRepository,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws InvalidMuteError
   * @throws AssetNotFoundError
   */
  async add(request: MuteRequest): Promise<ListedMute> {
    const { assetId, metricName, reason, endsAt } = request;
    const now = this.clock.now();
    const startsAt = request.startsAt ?? now;
    const faults = periodFaults({ startsAt, endsAt, now });
    if (faults.length > 0) throw new InvalidMuteError(faults);
    const asset = assetId === undefined ? undefined : await this.assets.get(assetId);
    const mute = await this.mutes.add({
      assetId: asset?.id ?? null,
      metricName: metricName === undefined ? null : canonicalMetricName(metricName),
      startsAt,
      endsAt: endsAt ?? null,
      reason,
      createdAt: now,
    });
    return this.listed(mute);
  }

  /** @returns one page, the earliest start first */
  async list({ isAll, ...page }: MuteListRequest): Promise<readonly ListedMute[]> {
    const endsAfter = isAll ? undefined : this.clock.now();
    const mutes = await this.mutes.find({ endsAfter, ...page });
    return mutes.map((mute) => this.listed(mute));
  }

  /** @throws MuteNotFoundError */
  async remove(id: string): Promise<ListedMute> {
    const mute = isUuid(id) ? await this.mutes.remove(id) : undefined;
    if (!mute) throw new MuteNotFoundError(id);
    return { ...mute, isActive: false };
  }

  private listed(mute: Mute): ListedMute {
    return { ...mute, isActive: isActive(mute, this.clock.now()) };
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
