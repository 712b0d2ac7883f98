import { readFile, stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { EmsClient } from '../../ems/index.js';
import { MetricSource } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ReadingBuilder } from './reading-builder.js';
import { parseStaticTopology } from './static-topology.js';
import { TopologyFileError } from './topology-file.error.js';
import type { TopologyReading, TopologySource } from './topology-reading.js';

/** A source that is set up. It answers undefined where the platform keeps nothing of the kind. */
interface SetUpSource {
  readonly source: TopologySource;
  readonly read: () => Promise<TopologyReading | undefined>;
}

/** As in EMS Core's tables: the source of such a connection is nearer to the core. */
const DIRECTED: ReadonlySet<string> = new Set(['uplink', 'wan']);
const LARGEST_FILE_BYTES = 10_000_000;

/** Reads who is connected with whom, from each source that is set up. */
@Injectable()
export class ReadTopologyService {
  constructor(
    private readonly metrics: MetricSource,
    private readonly ems: EmsClient,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics' | 'topology'>,
  ) {}

  /** In the order of TOPOLOGY_SOURCES. */
  sources(): readonly SetUpSource[] {
    const { file } = this.config.topology;
    return [
      ...(file === undefined ? [] : [{ source: 'file' as const, read: () => this.readFile(file) }]),
      ...(this.config.metrics.source === 'database'
        ? [{ source: 'database' as const, read: () => this.readDatabase() }]
        : []),
      ...(this.ems.canReadTopology ? [{ source: 'api' as const, read: () => this.readApi() }] : []),
    ];
  }

  private async readFile(path: string): Promise<TopologyReading> {
    const text = await textOf(path);
    return parseStaticTopology(text, await this.metrics.listAssets());
  }

  private async readDatabase(): Promise<TopologyReading | undefined> {
    const connections = await this.metrics.listConnections();
    if (connections === undefined) return undefined;
    const builder = new ReadingBuilder();
    for (const { id } of await this.metrics.listAssets()) builder.addNode(id);
    for (const { upperId, lowerId, isDirected, seenAtMs } of connections)
      builder.addEdge(lowerId, upperId, isDirected ? 'uplink' : 'link', seenAtMs);
    return builder.build();
  }

  private async readApi(): Promise<TopologyReading> {
    const { nodes, links } = await this.ems.readTopology();
    const builder = new ReadingBuilder();
    for (const { id } of nodes) builder.addNode(id);
    for (const { sourceId, targetId, type } of links)
      builder.addEdge(targetId, sourceId, DIRECTED.has(type) ? 'uplink' : 'link');
    return builder.build();
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE_BYTES) throw new Error(`it has more than ${LARGEST_FILE_BYTES} bytes`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new TopologyFileError(error instanceof Error ? error.message : String(error), error);
  }
}
