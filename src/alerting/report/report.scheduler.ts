import { Inject, Injectable, Logger } from '@nestjs/common';
import { CronExpressionParser } from 'cron-parser';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Installation } from '../../platform/database/index.js';
import { JobQueue, JobTicker } from '../../platform/queue/index.js';
import { SendReportService } from './send-report.service.js';

const REPORTS = { name: 'shift-report', nRetries: 2 };
const LOOK_SECONDS = 60;
/** Nobody wants to read an older one than this when the service comes back. */
const LATEST_MS = 6 * 3_600_000;

/** Has a report sent at each time of REPORT_SCHEDULE, by one replica, where REPORT_WEBHOOK is set. */
@Injectable()
export class ReportScheduler {
  private readonly logger = new Logger('Report');

  constructor(
    private readonly queue: JobQueue,
    private readonly ticker: JobTicker,
    private readonly reports: SendReportService,
    private readonly installation: Installation,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'notices' | 'metrics' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (this.config.notices.reportUrl === undefined) return;
    if (this.config.roles.has('worker')) await this.queue.work(REPORTS, () => this.look());
    await this.ticker.start({
      queue: REPORTS,
      everySeconds: LOOK_SECONDS,
      jobs: () => [{ key: 'all', payload: {} }],
    });
  }

  /** Sends the report that is due, once. */
  async look(): Promise<void> {
    const now = this.clock.now();
    const schedule = CronExpressionParser.parse(this.config.notices.reportSchedule, {
      currentDate: new Date(now.getTime() + 1),
      tz: this.config.metrics.localTimeZone,
    });
    const due = schedule.prev().toDate();
    const before = schedule.prev().toDate();
    const isNew = due > (await this.installation.firstStartedAt());
    if (!isNew || now.getTime() - due.getTime() > LATEST_MS) return;
    if (await this.reports.send(before, due))
      this.logger.log(`The report of ${due.toISOString()} is on its way`);
  }
}
