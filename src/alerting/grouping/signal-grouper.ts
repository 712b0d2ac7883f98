import {
  AlertEngine,
  type AlertSilence,
  describeReason,
  hashText,
  type PriorityContribution,
  SEVERITIES,
  TemplateTree,
} from '../../ml/index.js';
import { isPassing, type Suppression } from './suppression.js';
import type { TakenSignal } from '../signals/new-signal.js';
import type { Network } from './network.js';
import { Numbering } from './numbering.js';
import { type GroupedSubject, Regrouper, type Regrouping } from './regrouper.js';

/** What a signal says. */
type Said = Pick<TakenSignal, 'kind' | 'text' | 'severity'>;

/** A silence with what it is held against by name. */
export interface NamedSilence extends Pick<AlertSilence, 'from' | 'to' | 'comment' | 'isBehind'> {
  readonly id: string;
  /** Every entity without it. */
  readonly entityId?: string;
  /** Held against a signal; all without it. */
  readonly matches?: (signal: Said) => boolean;
}

/** What is said of a signal when it comes in. */
interface Assessed {
  /** Null when it is announced by itself. */
  readonly suppression: Suppression | null;
  readonly urgency: number;
  readonly contributions: readonly PriorityContribution[];
}

/** A subject that was suppressed and is announced after all. */
interface Released {
  readonly subject: string;
  readonly atMs: number;
}

/**
 * The alert engine on named entities. The same signals in the same order give the same groups: whoever takes over replays those of the last day.
 */
export class SignalGrouper {
  private readonly engine: AlertEngine;
  private readonly kinds = new Numbering();
  private readonly templates = new TemplateTree();
  private readonly regrouper: Regrouper;
  private readonly subjectOfRow = new Map<number, string>();
  private released: Released[] = [];
  private readonly held = new Set<string>();
  private silencesKey = '[]';
  /** Newest answers that the engine knows of, by entity; epoch milliseconds. */
  private readonly answeredAt = new Map<string, number>();

  /** @param startedAtMs - since when signals would have come in, where that is longer ago than the first one */
  constructor(
    readonly network: Network,
    startedAtMs?: number,
  ) {
    this.engine = new AlertEngine({
      topology: network.topology,
      silences: [],
      hasClears: true,
      startedAt: startedAtMs,
      areSame: (a, b) => this.templates.areSame(a, b),
      onAnnounced: (row, at) => this.noteReleased(row, at),
    });
    this.regrouper = new Regrouper(this.engine);
  }

  get nSignals(): number {
    return this.subjectOfRow.size;
  }

  /** @param known - where the subject is already, and whether it has to stay there */
  open(signal: TakenSignal, known?: { readonly incidentId: string; readonly isPinned: boolean }): Assessed {
    const { id: row, subject, text, takenAt } = signal;
    this.subjectOfRow.set(row, subject);
    const template = this.templates.resolve(this.templates.add(text));
    const entity = this.network.numberOf(signal.entityId);
    const kind = this.kinds.numberOf(signal.kind);
    const { fragment, priority, reason } = this.engine.add(
      {
        entity,
        kind,
        template,
        text: hashText(text),
        severity: SEVERITIES.indexOf(signal.severity) / (SEVERITIES.length - 1),
        happenedAt: signal.happenedAt.getTime(),
        receivedAt: takenAt.getTime(),
        isDown: signal.isDown,
      },
      row,
      messageOf(signal),
    );
    this.regrouper.add({
      subject,
      fragment,
      ...(known && { incidentId: known.incidentId, isPinned: known.isPinned }),
    });
    if (reason !== undefined && isPassing(reason.kind)) this.held.add(subject);
    else this.held.delete(subject);
    const nameOf = (node: number): string => this.network.idOf(node);
    const suppression =
      reason === undefined ? null : { reasonKind: reason.kind, reason: describeReason(reason, nameOf) };
    return { suppression, urgency: priority.value, contributions: priority.contributions };
  }

  /** What is silenced may be too severe for its silence by now. */
  escalate(signal: TakenSignal): void {
    const { entityId, kind, takenAt } = signal;
    const entity = this.network.numberOf(entityId);
    this.engine.reword(entity, this.kinds.numberOf(kind), messageOf(signal), takenAt.getTime());
  }

  close({ subject, entityId, kind, isDown, happenedAt, takenAt }: TakenSignal): void {
    this.held.delete(subject);
    this.engine.clear({
      entity: this.network.numberOf(entityId),
      kind: this.kinds.numberOf(kind),
      happenedAt: happenedAt.getTime(),
      receivedAt: takenAt.getTime(),
      isDown,
    });
  }

  /** Lets time pass. */
  advance(atMs: number): void {
    this.engine.advance(atMs);
  }

  /** Notes when an entity answered last, and how often it is asked. */
  noteAnswer(entityId: string, atMs: number, intervalMs: number | null): void {
    const before = this.answeredAt.get(entityId);
    if (before !== undefined && atMs <= before) return;
    this.answeredAt.set(entityId, atMs);
    const entity = this.network.numberOf(entityId);
    if (before === undefined && intervalMs !== null) this.engine.answered(entity, atMs - intervalMs);
    this.engine.answered(entity, atMs);
  }

  /** What is held is looked at again where they are others than before. */
  setSilences(silences: readonly NamedSilence[], atMs: number): void {
    const key = JSON.stringify(silences);
    if (key === this.silencesKey) return;
    this.silencesKey = key;
    this.engine.setSilences(
      silences.map((silence) => this.numbered(silence)),
      atMs,
    );
  }

  /** What is announced after all since this was last asked. */
  takeReleased(): readonly Released[] {
    const { released } = this;
    this.released = [];
    return released;
  }

  /** Whether a subject is suppressed and will be announced when the reason ends. */
  isHeld(subject: string): boolean {
    return this.held.has(subject);
  }

  /** Puts what is new, or has moved, into incidents. */
  regroup(newId: () => string): Regrouping {
    return this.regrouper.regroup(newId);
  }

  /** An operator, or a rule of one, wants a subject elsewhere. */
  pin(subject: string, incidentId: string): void {
    this.regrouper.pin(subject, incidentId);
  }

  /** Takes the groups as the incidents that they are known as. */
  settle(): void {
    this.regrouper.settle();
  }

  find(subject: string): GroupedSubject | undefined {
    return this.regrouper.find(subject);
  }

  private numbered({ entityId, matches, from, to, comment, isBehind }: NamedSilence): AlertSilence {
    return {
      ...{ from, to, comment, isBehind },
      ...(entityId === undefined ? {} : { entity: this.network.numberOf(entityId) }),
      ...(matches === undefined ? {} : { message: { test: (given) => holds(matches, given) } }),
    };
  }

  private noteReleased(row: number, atMs: number): void {
    const subject = this.subjectOfRow.get(row);
    if (subject === undefined) return;
    this.held.delete(subject);
    this.released.push({ subject, atMs });
  }
}

/** All that silences are held against, as the one text that the engine knows. */
function messageOf({ kind, text, severity }: Said): string {
  return JSON.stringify({ kind, text, severity });
}

function holds(matches: NonNullable<NamedSilence['matches']>, message: string): boolean {
  return matches(JSON.parse(message) as Said);
}
