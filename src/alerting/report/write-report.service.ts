import { Injectable } from '@nestjs/common';
import { asHeavy } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { OwnTables } from '../../platform/database/index.js';
import { IncidentListing } from '../incidents/listing/incident-listing.repository.js';
import type { IncidentFilter } from '../incidents/listing/incident-query.js';
import { nextLooks } from './next-looks.js';
import type { ShiftReport } from './shift-report.js';
import { ShiftReportRepository } from './shift-report.repository.js';

/** Incidents in each list; more nobody reads when taking over. */
const MOST_LISTED = 30;

const ANY: IncidentFilter = {
  status: 'all',
  minPriority: undefined,
  minSeverity: undefined,
  text: undefined,
  assetId: undefined,
  from: undefined,
  until: undefined,
};

/** Sums up a time for whoever takes over. */
@Injectable()
export class WriteReportService {
  constructor(
    private readonly report: ShiftReportRepository,
    private readonly listing: IncidentListing,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
  ) {}

  /** @param until - now without it */
  write(hours: number, until = this.clock.now()): Promise<ShiftReport> {
    return asHeavy(() => this.writeBetween(new Date(until.getTime() - hours * 3_600_000), until));
  }

  async writeBetween(from: Date, until: Date): Promise<ShiftReport> {
    const [totals, suppressed, happened, open] = await this.tables.ask(() =>
      Promise.all([
        this.report.countIncidents(from, until),
        this.report.findSuppressed(from, until),
        this.list({ ...ANY, from, until }),
        this.list({ ...ANY, status: 'open' }),
      ]),
    );
    return {
      from,
      until,
      ...totals,
      happened,
      stillOpen: open,
      suppressed,
      next: nextLooks(open, suppressed, until.getTime()),
    };
  }

  private async list(filter: IncidentFilter): Promise<ShiftReport['happened']> {
    const page = { filter, sort: '-priority', limit: MOST_LISTED, after: undefined } as const;
    return (await this.listing.findPage(page)).slice(0, MOST_LISTED);
  }
}
