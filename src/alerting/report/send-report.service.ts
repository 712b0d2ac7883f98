import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/index.js';
import { NoticeQueue } from '../notifying/queue/notice-queue.repository.js';
import { reportMarkdown } from './report-texts.js';
import { WriteReportService } from './write-report.service.js';

/** Puts a report among the notices, from where it is delivered. */
@Injectable()
export class SendReportService {
  constructor(
    private readonly reports: WriteReportService,
    private readonly queue: NoticeQueue,
    private readonly transactions: Transactions,
  ) {}

  /** @returns false where the report of that time was written before */
  async send(from: Date, until: Date): Promise<boolean> {
    const key = `report:${until.toISOString()}`;
    if (await this.queue.has('report', key)) return false;
    const report = await this.reports.writeBetween(from, until);
    const { total, urgent, openTotal } = report;
    const counts = { total, urgent, openTotal };
    const payload = { type: 'report', from, until, ...counts, text: reportMarkdown(report) };
    await this.transactions.run(() =>
      this.queue.put(['report'], [{ key, payload, endedAt: until, isNews: true }]),
    );
    return true;
  }
}
