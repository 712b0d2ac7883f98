import { type Relation, Topology } from '../../ml/index.js';
import { Numbering } from './numbering.js';

/** Entities that may turn up beside those that are connected with anything. */
const MOST_OTHERS = 100_000;
/** What one entity depends on, directly or not, as far as anybody polls it. */
const MOST_ANCESTORS = 100;

/** A connection between two entities. */
export interface Link {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: Relation;
}

/** Entities that are connected with anything, as numbers from 0. */
interface Connected {
  readonly topology: Topology;
  numberOf: (id: string) => number | undefined;
  idOf: (number: number) => string;
}

/** Entities as numbers, connected ones and others, of one version of the topology. */
export class Network {
  readonly topology: Topology;
  private readonly others = new Numbering();

  /**
   * Takes a millisecond or two for 100 000 entities: the connections are shared with what they are given by.
   *
   * @param version - rises when the connections change
   * @param mostOthers - entities that there is room for beside the connected ones
   */
  constructor(
    private readonly connected: Connected,
    readonly version = 0,
    private readonly mostOthers = MOST_OTHERS,
  ) {
    this.topology = connected.topology.withRoomFor(mostOthers);
  }

  /** For a few links. */
  static of(links: readonly Link[], mostOthers = MOST_OTHERS): Network {
    const entities = new Numbering();
    const from = links.map(({ fromId }) => entities.numberOf(fromId));
    const to = links.map(({ toId }) => entities.numberOf(toId));
    const relations = links.map(({ relation }) => relation);
    const topology = Topology.of({ nNodes: entities.size, from, to, relations });
    const numberOf = (id: string): number | undefined => entities.find(id);
    return new Network({ topology, numberOf, idOf: (number) => entities.nameOf(number) }, 0, mostOthers);
  }

  /** How many more entities there is room for. */
  get nFree(): number {
    return this.mostOthers - this.others.size;
  }

  /** @throws RangeError where there is no room for one more */
  numberOf(entityId: string): number {
    const known = this.connected.numberOf(entityId);
    if (known !== undefined) return known;
    const number = this.others.numberOf(entityId);
    if (number >= this.mostOthers) throw new RangeError(`entities: at most ${this.mostOthers} others`);
    return this.nConnected + number;
  }

  idOf(number: number): string {
    return number < this.nConnected
      ? this.connected.idOf(number)
      : this.others.nameOf(number - this.nConnected);
  }

  /** What an entity depends on, directly or not; nearest first. */
  ancestorsOf(entityId: string): readonly string[] {
    const start = this.connected.numberOf(entityId);
    if (start === undefined) return [];
    const found = new Set([start]);
    for (const node of found) {
      for (const other of this.topology.needed(node)) found.add(other);
      for (const other of this.topology.uplinks(node)) found.add(other);
      if (found.size > MOST_ANCESTORS) break;
    }
    return [...found].slice(1, MOST_ANCESTORS).map((node) => this.idOf(node));
  }

  private get nConnected(): number {
    return this.connected.topology.nNodes;
  }
}
