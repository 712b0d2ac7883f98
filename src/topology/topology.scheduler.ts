import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { JobQueue, JobTicker } from '../platform/queue/index.js';
import { CurrentTopology } from './current-topology.service.js';
import { RefreshTopologyService } from './refresh-topology.service.js';

const TOPOLOGY_REFRESH = { name: 'topology-refresh', nRetries: 2 };

/** Has the sources read again and again, by one replica; the others take over what it read. */
@Injectable()
export class TopologyScheduler {
  constructor(
    private readonly queue: JobQueue,
    private readonly ticker: JobTicker,
    private readonly refreshing: RefreshTopologyService,
    private readonly current: CurrentTopology,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'topology' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.current.refresh();
    if (this.config.roles.has('worker'))
      await this.queue.work(TOPOLOGY_REFRESH, ({ signal }) => this.refreshing.refresh(signal));
    await this.ticker.start({
      queue: TOPOLOGY_REFRESH,
      everySeconds: this.config.topology.refreshSeconds,
      jobs: () => [{ key: 'all', payload: {} }],
    });
  }
}
