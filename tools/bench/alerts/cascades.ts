import { connections, fleet } from '../../../simulator/fleet/index.js';
import { AlertEngine, type Relation, Topology } from '../../../src/ml/index.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';

/** How it went with cascades. */
interface CascadeOutcome {
  readonly nIncidents: number;
  /** Devices behind one that does not answer which were announced by themselves. */
  readonly nChildrenAnnounced: number;
  readonly nDevices: number;
}

interface Cascade {
  readonly root: number;
  readonly dark: ReadonlySet<number>;
  readonly failsAt: number;
  readonly returnsAt: number;
}

type Fragment = ReturnType<AlertEngine['add']>['fragment'];

const START = Date.UTC(2026, 0, 5);
const POLL_MS = 30_000;
/** Quiet before, long enough to know the polling intervals, and after, so that one is over before the next begins. */
const [BEFORE_MS, DOWN_MS, AFTER_MS] = [300_000, 600_000, 3_600_000];
/** Only directed connections lose what is behind them, as in the service. */
const DIRECTED: ReadonlySet<string> = new Set(['uplink', 'wan']);
/** Nothing but that they do not answer. */
const DOWN = { kind: 0, template: 0, text: 0, severity: 1, isDown: true };

/**
 * Lets devices of the simulator's network fail one after another: each with everything that is reached through it alone. All devices are
 * polled twice a minute, in another order each time, so that what is behind is as likely found first as the device itself.
 */
export function runCascades(nCascades: number): CascadeOutcome {
  const random = new SeededRandom(1);
  const topology = simulatorTopology();
  const roots = fleet.map((_, node) => node).filter((node) => topology.allBehind(node).length > 1);
  const watch = new Watch(topology);
  const outcomes = Array.from({ length: nCascades }, (_, n) => {
    const from = START + n * (BEFORE_MS + POLL_MS + DOWN_MS + AFTER_MS);
    const root = roots[random.nextUint32() % roots.length]!;
    const failsAt = from + BEFORE_MS + (random.nextUint32() % POLL_MS);
    const returnsAt = failsAt + DOWN_MS;
    const dark = new Set(topology.allBehind(root));
    return watch.see({ root, dark, failsAt, returnsAt }, polls(from, returnsAt + AFTER_MS, random));
  });
  const sum = (of: (outcome: CascadeOutcome) => number): number =>
    outcomes.reduce((total, one) => total + of(one), 0);
  return {
    nIncidents: sum(({ nIncidents }) => nIncidents),
    nChildrenAnnounced: sum(({ nChildrenAnnounced }) => nChildrenAnnounced),
    nDevices: sum(({ nDevices }) => nDevices),
  };
}

/** The engine, with what it has announced. */
class Watch {
  private readonly announced = new Set<number>();
  private readonly engine: AlertEngine;
  private nRows = 0;

  constructor(topology: Topology) {
    this.engine = new AlertEngine({
      topology,
      silences: [],
      hasClears: true,
      onAnnounced: (row) => this.announced.add(row),
    });
  }

  see(cascade: Cascade, rounds: Iterable<{ readonly at: number; readonly entity: number }>): CascadeOutcome {
    const lost = new Map<number, { readonly row: number; readonly fragment: Fragment }>();
    for (const { at, entity } of rounds) {
      const isDark = cascade.dark.has(entity) && at >= cascade.failsAt && at < cascade.returnsAt;
      if (!isDark) this.engine.answered(entity, at);
      else if (!lost.has(entity)) lost.set(entity, this.lose(entity, at));
    }
    const rows = [...lost];
    return {
      nIncidents: new Set(rows.map(([, { fragment }]) => this.engine.incidentOf(fragment))).size,
      nDevices: rows.length,
      nChildrenAnnounced: rows.filter(
        ([entity, { row }]) => entity !== cascade.root && this.announced.has(row),
      ).length,
    };
  }

  private lose(entity: number, at: number): { readonly row: number; readonly fragment: Fragment } {
    const row = this.nRows;
    this.nRows += 1;
    const signal = { ...DOWN, entity, happenedAt: at, receivedAt: at };
    const { fragment, reason } = this.engine.add(signal, row, 'does not answer');
    if (reason === undefined) this.announced.add(row);
    return { row, fragment };
  }
}

/** In each round all devices are polled once, in an order of its own. */
function* polls(from: number, until: number, random: SeededRandom) {
  for (let round = from; round + POLL_MS <= until; round += POLL_MS) {
    const order = fleet.map((_, entity) => ({ entity, at: round + (random.nextUint32() % POLL_MS) }));
    yield* order.sort((a, b) => a.at - b.at);
  }
}

function simulatorTopology(): Topology {
  const numbers = new Map(fleet.map(({ id }, number) => [id, number]));
  return Topology.of({
    nNodes: fleet.length,
    from: connections.map(({ downstream }) => numbers.get(downstream.id)!),
    to: connections.map(({ upstream }) => numbers.get(upstream.id)!),
    relations: connections.map(({ kind }): Relation => (DIRECTED.has(kind) ? 'uplink' : 'link')),
  });
}
