import { AlertEngine, hashText, type Relation, TemplateTree, Topology } from '../../../src/ml/index.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import type { BenchRow } from '../bench-row.js';
import { memory } from './memory.js';

const [N_NODES, N_EDGES] = [100_000, 300_000];
const N_SIGNALS = 1_000_000;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const WORDINGS = [
  'Interface % is down',
  'CPU at % of 100',
  'Peer % lost after % s',
  'Fan % stopped',
  'Disk % is full',
];

/** Time and memory of the engine on a day of a million signals, and of a large topology. */
export function measureSpeed(): BenchRow[] {
  const random = new SeededRandom(1);
  const before = memory();
  const topology = largeTopology(random);
  const megabytes = memory() - before;
  return [
    { name: 'memory of 100 000 nodes and 300 000 edges', unit: 'MB', ours: megabytes, must: 64 },
    neighbourhoods(topology, random),
    ...aDay(topology, random),
  ];
}

function largeTopology(random: SeededRandom): Topology {
  const from = new Uint32Array(N_EDGES);
  const to = new Uint32Array(N_EDGES);
  for (let k = 0; k < N_EDGES; k += 1) {
    from[k] = k < N_NODES ? k : random.nextUint32() % N_NODES;
    // Within sites of a hundred, so that there are a thousand connected parts.
    to[k] = from[k]! - (from[k]! % 100) + (random.nextUint32() % 100);
  }
  const relations = Array.from({ length: N_EDGES }, (_, k): Relation => (k % 3 === 0 ? 'link' : 'needs'));
  return Topology.of({ nNodes: N_NODES, from, to, relations });
}

function neighbourhoods(topology: Topology, random: SeededRandom): BenchRow {
  const n = 1000;
  const startedAt = performance.now();
  let found = 0;
  for (let k = 0; k < n; k += 1) {
    const node = random.nextUint32() % N_NODES;
    found += topology.neighbours(node).length + topology.allDependents(node).length;
  }
  const milliseconds = (performance.now() - startedAt) / n;
  return {
    name: `neighbourhood and all dependents of a node (${Math.round(found / n)} nodes)`,
    unit: 'ms',
    ours: milliseconds,
    must: 1,
  };
}

function aDay(topology: Topology, random: SeededRandom): BenchRow[] {
  const before = memory();
  const engine = new AlertEngine({ topology, silences: [], hasClears: false, onAnnounced: () => undefined });
  const templates = new TemplateTree();
  const started = process.cpuUsage();
  for (let row = 0; row < N_SIGNALS; row += 1) {
    const { message, ...signal } = nextSignal(row, random);
    const template = templates.resolve(templates.add(message));
    engine.add({ ...signal, template, text: hashText(message) }, row, message);
  }
  const { user, system } = process.cpuUsage(started);
  const megabytes = memory() - before;
  // The engine is used once more, so that it is still there when its memory is measured.
  engine.advance(START + DAY_MS);
  const perSecond = N_SIGNALS / ((user + system) / 1e6);
  return [
    { name: 'signals a second of a core', unit: '/s', ours: perSecond, must: 20_000, isRate: true },
    {
      name: 'memory of the engine after a day of a million signals',
      unit: 'MB',
      ours: megabytes,
      must: 200,
    },
  ];
}

function nextSignal(row: number, random: SeededRandom) {
  const at = START + Math.floor((row * DAY_MS) / N_SIGNALS);
  const kind = random.nextUint32() % WORDINGS.length;
  return {
    // Nine in ten are of five thousand entities that always have something to report.
    entity: random.nextUint32() % (row % 10 === 0 ? N_NODES : 5000),
    kind,
    severity: 0.5,
    happenedAt: at,
    receivedAt: at,
    isDown: false,
    message: WORDINGS[kind]!.replaceAll('%', () => String(random.nextUint32() % 1000)),
  };
}
