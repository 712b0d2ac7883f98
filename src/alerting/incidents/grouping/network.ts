import { type Relation, Topology } from '../../../ml/index.js';
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

/** Entities as numbers, connected ones and others, of one version of the topology. */
export class Network {
  readonly topology: Topology;
  private readonly entities = new Numbering();
  private readonly most: number;

  /** @param version - rises when the connections change */
  constructor(
    links: readonly Link[],
    readonly version = 0,
  ) {
    const from = links.map(({ fromId }) => this.entities.numberOf(fromId));
    const to = links.map(({ toId }) => this.entities.numberOf(toId));
    this.most = this.entities.size + MOST_OTHERS;
    const relations = links.map(({ relation }) => relation);
    this.topology = Topology.of({ nNodes: this.most, from, to, relations });
  }

  /** How many more entities there is room for. */
  get nFree(): number {
    return this.most - this.entities.size;
  }

  /** @throws RangeError where there is no room for one more */
  numberOf(entityId: string): number {
    const number = this.entities.numberOf(entityId);
    if (number >= this.most) throw new RangeError(`entities: at most ${this.most}`);
    return number;
  }

  idOf(number: number): string {
    return this.entities.nameOf(number);
  }

  /** What an entity depends on, directly or not; nearest first. */
  ancestorsOf(entityId: string): readonly string[] {
    const start = this.entities.find(entityId);
    if (start === undefined) return [];
    const found = new Set([start]);
    for (const node of found) {
      for (const other of this.topology.needed(node)) found.add(other);
      for (const other of this.topology.uplinks(node)) found.add(other);
      if (found.size > MOST_ANCESTORS) break;
    }
    return [...found].slice(1, MOST_ANCESTORS).map((node) => this.idOf(node));
  }
}
