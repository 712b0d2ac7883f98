import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { EmsClient, OutboxService } from '../ems/index.js';
import { DatabaseHealth, OwnTables } from '../platform/database/index.js';
import { CurrentTopology } from '../topology/index.js';
import { checkedBy } from './check-outcome.js';

/** Looks at what the service talks to: its database and EMS Core. */
@Injectable()
export class PlatformChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: DatabaseHealth,
    private readonly ems: EmsClient,
    private readonly outbox: OutboxService,
    private readonly tables: OwnTables,
    private readonly topology: CurrentTopology,
  ) {}

  // Nothing is reported `down` to Terminus: it would answer 503 in its own shape instead of the contract's.
  checkDatabase() {
    const check = this.indicators.check('database');
    return checkedBy(check, this.database.ping(), () => check.up());
  }

  async checkEmsCore() {
    const check = this.indicators.check('emsCore');
    const { isHealthy, version, detail } = await this.ems.checkHealth();
    return isHealthy ? check.up({ version }) : check.degraded({ message: detail });
  }

  /** What a source said last stays in use while it is away. */
  checkTopology() {
    const check = this.indicators.check('topology');
    const { version, graph, sourcesAway } = this.topology.current();
    const found = { version, nodes: graph.nNodes, connections: graph.nEdges };
    const problems = sourcesAway.map(
      ({ source, problem, readAt }) => `${source}, last read ${readAt?.toISOString() ?? 'never'}: ${problem}`,
    );
    return problems.length === 0
      ? check.up(found)
      : check.degraded({ ...found, message: problems.join('; ') });
  }

  checkOutbox() {
    const check = this.indicators.check('outbox');
    const counts = this.tables.ask(() => this.outbox.counts());
    return checkedBy(check, counts, (found) =>
      check.up({ ...found, ...(this.outbox.isObserveOnly && { observeOnly: true }) }),
    );
  }
}
