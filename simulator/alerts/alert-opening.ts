import { Injectable } from '@nestjs/common';
import { Database, insertSql, toWallClock } from '../database/index.js';
import { alertAnswer, type AlertRow } from './alert-row.js';
import { type BusinessImpact, BusinessImpactClient } from './business-impact.client.js';
import { serviceLevelDeadline } from './service-level.js';

interface NewAlert {
  readonly eventId: string;
  readonly rootCauseAssetId?: string;
  readonly team?: string;
  readonly businessImpactScore?: number;
}

@Injectable()
export class AlertOpening {
  constructor(
    private readonly database: Database,
    private readonly businessImpact: BusinessImpactClient,
  ) {}

  /** The client waits while the platform asks the ML service back; its answer replaces the score that the client sent. */
  async open(alert: NewAlert) {
    await this.refuseFraction(alert.businessImpactScore);
    const tier = await this.tierOf(alert.eventId);
    const impact = await this.businessImpact.calculate();
    const now = new Date();
    const { text, parameters } = insertSql('alerts', {
      eventId: alert.eventId,
      rootCauseAssetId: alert.rootCauseAssetId,
      team: alert.team,
      ...impactColumns(alert, impact),
      slaDeadline: toWallClock(serviceLevelDeadline(now, tier)),
      createdAt: toWallClock(now),
      updatedAt: toWallClock(now),
    });
    const [row] = await this.database.query<AlertRow>(`${text} RETURNING *`, parameters);
    return row && alertAnswer(row);
  }

  /** A fraction fails for ever, whatever score the service would answer in its place. */
  private async refuseFraction(score: number | undefined): Promise<void> {
    await this.database.query('SELECT $1::integer', [score]);
  }

  private async tierOf(eventId: string): Promise<number> {
    const [found] = await this.database.query<{ tier: number }>(
      `SELECT coalesce(a.tier, 3) AS tier FROM events e LEFT JOIN assets a ON a.id = e."assetId" WHERE e.id = $1`,
      [eventId],
    );
    // An unknown event is left to the foreign key, which answers 500.
    return found?.tier ?? 3;
  }
}

function impactColumns({ businessImpactScore }: NewAlert, impact: BusinessImpact | undefined) {
  return impact === undefined
    ? { businessImpactScore }
    : {
        businessImpactScore: impact.business_impact_score,
        affectedUsers: impact.affected_users,
        revenueAtRisk: impact.revenue_at_risk,
      };
}
