import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { normalizeAssetId } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { OwnTables, Transactions } from '../../platform/database/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { IncidentAnalyses } from '../incidents/incident-analysis.repository.js';
import { InvalidCauseFeedbackError, NoSuchIncidentError } from '../root-cause.errors.js';
import { type CauseAccuracy, causeAccuracy } from './cause-accuracy.js';
import type { CauseFeedback, CauseFeedbackValue } from './cause-feedback.js';
import { CauseFeedbackRepository } from './cause-feedback.repository.js';

export interface CauseFeedbackRequest {
  readonly value: CauseFeedbackValue;
  readonly assetId: string | number | undefined;
  readonly note: string | undefined;
}

/** Takes down what operators say of causes, and counts how often they agree. */
@Injectable()
export class GiveCauseFeedback {
  constructor(
    private readonly incidents: IncidentAnalyses,
    private readonly feedback: CauseFeedbackRepository,
    private readonly transactions: Transactions,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
  ) {}

  /** @throws NoSuchIncidentError, InvalidCauseFeedbackError */
  give(incidentId: string, { value, assetId, note }: CauseFeedbackRequest): Promise<CauseFeedback> {
    if ((assetId === undefined) !== (value === 'none'))
      throw new InvalidCauseFeedbackError(
        'assetId',
        value === 'none' ? 'assetId must be omitted for none' : `assetId must be given for ${value}`,
      );
    return this.tables.ask(async () => {
      const incident = isUuid(incidentId) ? await this.incidents.findIncident(incidentId) : undefined;
      if (!incident) throw new NoSuchIncidentError(incidentId);
      const given: CauseFeedback = {
        id: randomUUID(),
        incidentId: incident.id,
        value,
        assetId: assetId === undefined ? null : normalizeAssetId(assetId),
        note: note ?? null,
        givenAt: this.clock.now(),
      };
      await this.transactions.run(() => this.feedback.put(given));
      return given;
    });
  }

  accuracy(): Promise<CauseAccuracy> {
    return this.tables.ask(async () => causeAccuracy(await this.feedback.findRated()));
  }
}
