import { Database, toWallClock } from '../database/index.js';
import { type Incident, IncidentBook, incidentsSince, recordIncidents } from '../incidents/index.js';
import { type Catalogue } from '../signals/index.js';
import { assetConditions } from './asset-condition.js';
import { readAll } from './reading.js';
import { writeHealth, writeStatuses } from './write-conditions.js';
import { writeLinks } from './write-links.js';
import { writeReadings } from './write-readings.js';

const hourMs = 3_600_000;

/** Measures the whole fleet at an instant and writes down what its poller and agents would. */
export class LiveSampler {
  private readonly book = new IncidentBook();

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly intervalSeconds: number,
  ) {}

  /** Incidents that were running when the last process ended go on. */
  async resume(now: Date): Promise<void> {
    this.book.add(await incidentsSince(this.database, now));
  }

  async begin(incidents: readonly Incident[]): Promise<void> {
    await recordIncidents(this.database, incidents);
    this.book.add(incidents);
  }

  async sampleAt(at: Date): Promise<number> {
    const atMs = at.getTime();
    const { series, copies } = this.catalogue;
    const readings = readAll([...series, ...copies], this.book, atMs);
    const assets = [...new Set(series.map(({ asset }) => asset))];
    const conditions = assetConditions(assets, readings, this.book.activeAt(atMs));
    await this.database.transaction(async (session) => {
      await writeReadings(session, readings, at, this.intervalSeconds);
      await writeHealth(session, conditions, at);
      await writeStatuses(session, conditions, at);
      await writeLinks(session, conditions, at);
      await session.query(
        `UPDATE alerts SET "slaBreached" = true
          WHERE status IN ('open', 'acknowledged') AND NOT "slaBreached" AND "slaDeadline" < $1`,
        [toWallClock(at)],
      );
    });
    this.book.forgetBefore(atMs - hourMs);
    return readings.length;
  }
}
