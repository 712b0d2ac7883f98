import { type Relation, RELATIONS } from '../../ml/index.js';
import { MOST_EDGES, MOST_NODES, type NamedNode, type TopologyReading } from './topology-reading.js';

/** Longer ids no asset has. */
const LONGEST_ID = 64;
/** As many faults are listed; the others are counted. */
const MOST_FAULTS = 20;

/** Collects a reading, connection by connection. */
export class ReadingBuilder {
  private readonly places = new Map<string, number>();
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly relations: number[] = [];
  private readonly seenAt: number[] = [];
  private readonly faults: string[] = [];
  private nFaults = 0;
  private isFull = false;

  addNode(id: string): void {
    this.placeOf(id);
  }

  /** @param seenAtMs epoch milliseconds; null where the source does not say */
  addEdge(fromId: string, toId: string, relation: Relation, seenAtMs: number | null = null): void {
    if (fromId === toId) return;
    if (this.from.length >= MOST_EDGES) {
      this.isFull = true;
      return;
    }
    const [from, to] = [this.placeOf(fromId), this.placeOf(toId)];
    if (from === undefined || to === undefined) return;
    this.from.push(from);
    this.to.push(to);
    this.relations.push(RELATIONS.indexOf(relation));
    this.seenAt.push(seenAtMs === null || !(seenAtMs > 0) ? 0 : Math.floor(seenAtMs / 1000));
  }

  addFault(fault: string): void {
    this.nFaults += 1;
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }

  build(named: readonly NamedNode[] = []): TopologyReading {
    return {
      ids: [...this.places.keys()],
      named,
      from: Uint32Array.from(this.from),
      to: Uint32Array.from(this.to),
      relations: Uint8Array.from(this.relations),
      seenAt: Uint32Array.from(this.seenAt),
      faults: this.allFaults(),
    };
  }

  private allFaults(): readonly string[] {
    const nMore = this.nFaults - this.faults.length;
    return [
      ...(this.isFull ? [`Only ${MOST_NODES} nodes and ${MOST_EDGES} connections are used.`] : []),
      ...this.faults,
      ...(nMore > 0 ? [`${nMore} more.`] : []),
    ];
  }

  private placeOf(id: string): number | undefined {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    if (id === '' || id.length > LONGEST_ID) {
      this.addFault(`An id must have 1 to ${LONGEST_ID} characters (it is ${id.slice(0, LONGEST_ID)}…).`);
      return undefined;
    }
    if (this.places.size >= MOST_NODES) {
      this.isFull = true;
      return undefined;
    }
    const place = this.places.size;
    this.places.set(id, place);
    return place;
  }
}
