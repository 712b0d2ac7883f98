import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { InvalidRequestError } from '../../platform/http/index.js';
import { readCursorParts, writeCursorParts } from '../../platform/paging/index.js';
import { dayOf } from '../day.js';
import { FailureRepository } from '../failures/failure.repository.js';
import type { Failure } from '../failures/failure.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import type { AssetRisk } from './asset-risk.js';
import { CurrentRisks, type RiskQuery } from './current-risks.js';
import type { Prediction } from './prediction.js';
import { Predictions } from './prediction.repository.js';

const MOST_RANKED = 1_000_000;
const MOST_FAILURES = 50;

export interface RiskListRequest extends RiskQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface RiskPage {
  /** Assets that match, on all pages. */
  readonly total: number;
  readonly risks: readonly AssetRisk[];
  readonly nextCursor: string | null;
}

/** An asset in depth. */
export interface AssetOutlook {
  /** One for each horizon. */
  readonly risks: readonly AssetRisk[];
  /** What was predicted before, oldest first. */
  readonly history: readonly Prediction[];
  /** Newest first. */
  readonly failures: readonly Failure[];
}

/** Answers what is at risk: the fleet page by page, or one asset in depth. */
@Injectable()
export class ListRisks {
  /** Each ranks the whole fleet. */
  private readonly admission = new AdmissionLimit({
    what: 'requests for risks',
    nRunning: 2,
    nWaiting: 50,
    retryAfterSeconds: 2,
  });

  constructor(
    private readonly current: CurrentRisks,
    private readonly predictions: Predictions,
    private readonly failures: FailureRepository,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequestError for a cursor that is none, TooBusyError, TooSlowError, ClientGoneError */
  list({ limit, cursor, ...query }: RiskListRequest, client: AbortSignal): Promise<RiskPage> {
    const offset = cursor === undefined ? 0 : offsetIn(cursor);
    return this.admission.run(async () => {
      const { total, risks } = await this.current.page(query, { offset, limit });
      const next = offset + limit;
      return { total, risks, nextCursor: next < total ? writeCursorParts([next]) : null };
    }, client);
  }

  /** @throws AssetNotFoundError */
  async ofAsset(assetId: string, days: number): Promise<AssetOutlook> {
    const asset = await this.assets.get(assetId);
    const sinceDay = dayOf(this.clock.now().getTime()) - days;
    const [risks, history, failures] = await Promise.all([
      Promise.all(RISK_HORIZONS.map((horizon) => this.current.ofAsset(asset.id, horizon))),
      this.predictions.findOf(asset.id, sinceDay),
      this.failures.findPage({ assetId: asset.id, isWithStruckOut: true, limit: MOST_FAILURES }),
    ]);
    return { risks, history, failures };
  }
}

function offsetIn(cursor: string): number {
  const [offset] = readCursorParts(cursor);
  if (typeof offset === 'number' && Number.isInteger(offset) && offset > 0 && offset < MOST_RANKED)
    return offset;
  throw new InvalidRequestError([{ field: 'cursor', message: 'cursor must be the nextCursor of a page' }]);
}
