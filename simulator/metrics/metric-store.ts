import { Injectable } from '@nestjs/common';
import { Database, filterSql, timeRange, upsertSql, wallClockInput } from '../database/index.js';
import { type ClientInput } from '../http/index.js';

export interface MetricPoint {
  readonly value: number;
  readonly timestamp: Date;
}

@Injectable()
export class MetricStore {
  constructor(private readonly database: Database) {}

  points(query: ClientInput): AsyncGenerator<MetricPoint[]> {
    const { where, parameters } = filterSql([
      { sql: '"assetId" = ?', value: query.assetId },
      { sql: '"metricName" = ?', value: query.metricName },
      ...timeRange(query.from, query.to),
    ]);
    return this.database.batches<MetricPoint>(
      `SELECT value, timestamp FROM metrics ${where} ORDER BY timestamp`,
      parameters,
    );
  }

  async save(body: ClientInput): Promise<unknown> {
    const { text, parameters } = upsertSql('metrics', {
      id: body.id,
      assetId: body.assetId,
      metricName: body.metricName,
      value: body.value,
      unit: body.unit,
      source: body.source,
      tags: body.tags === undefined ? undefined : JSON.stringify(body.tags),
      timestamp: wallClockInput(body.timestamp),
      aggregationType: body.aggregationType,
      aggregationWindow: body.aggregationWindow,
    });
    return (await this.database.query(text, parameters))[0];
  }

  async saveAll(metrics: readonly ClientInput[]): Promise<{ accepted: number; rejected: number }> {
    let accepted = 0;
    for (const metric of metrics) {
      accepted += await this.save(metric).then(
        () => 1,
        () => 0,
      );
    }
    return { accepted, rejected: metrics.length - accepted };
  }
}
