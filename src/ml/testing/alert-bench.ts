import { AlertEngine } from '../incidents/alert-engine.js';
import type { Silence } from '../incidents/silences.js';
import { hashText } from '../templates/hash-text.js';
import type { Relation } from '../topology/connections.js';
import { Topology } from '../topology/topology.js';

export const START = Date.UTC(2026, 2, 2, 8);
export const SECOND = 1000;
export const DOWN = 0;

/** A network with its silences. */
export interface Scene {
  readonly edges?: readonly (readonly [number, number, Relation])[];
  readonly silences?: readonly Silence[];
  readonly nNodes?: number;
}

/** An engine with short hands: seconds since the start, and what was announced when. */
export class Bench {
  readonly announced = new Map<number, number>();
  readonly engine: AlertEngine;
  private readonly fragments: number[] = [];

  constructor({ edges = [], silences = [], nNodes = 10 }: Scene = {}) {
    const topology = Topology.of({
      nNodes,
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      relations: edges.map(([, , relation]) => relation),
    });
    this.engine = new AlertEngine({
      topology,
      silences,
      hasClears: true,
      onAnnounced: (row, at) => this.announced.set(row, (at - START) / SECOND),
    });
  }

  raise(entity: number, kind: number, seconds: number, happened = seconds) {
    const row = this.fragments.length;
    const [happenedAt, receivedAt] = [START + happened * SECOND, START + seconds * SECOND];
    const text = hashText(`${entity} ${kind}`);
    const signal = {
      entity,
      kind,
      template: kind,
      text,
      severity: 0.5,
      happenedAt,
      receivedAt,
      isDown: kind === DOWN,
    };
    const assessment = this.engine.add(signal, row, `message ${kind}`);
    this.fragments.push(assessment.fragment);
    if (assessment.reason === undefined) this.announced.set(row, seconds);
    return assessment;
  }

  clear(entity: number, kind: number, seconds: number) {
    const at = START + seconds * SECOND;
    return this.engine.clear({ entity, kind, happenedAt: at, receivedAt: at, isDown: kind === DOWN });
  }

  poll(entity: number, seconds: number): void {
    this.engine.advance(START + seconds * SECOND);
    this.engine.answered(entity, START + seconds * SECOND);
  }

  /** Incident of each signal, numbered in the order in which they come. */
  incidents(): readonly number[] {
    const ids = this.fragments.map((fragment) => this.engine.incidentOf(fragment));
    const order = [...new Set(ids)];
    return ids.map((id) => order.indexOf(id));
  }
}
