import {
  AlertEngine,
  describeReason,
  hashText,
  type Reason,
  type Relation,
  TemplateTree,
  Topology,
} from '../../../src/ml/index.js';
import type { AlertRow, Edge, SilenceRow } from './alert-files.js';
import { Numbering } from './numbering.js';
import type { AlertFiles } from './read-alert-files.js';
import { severityOf } from './severity-of.js';
import type { Assessed } from './write-assessed.js';

/** The one kind with a fixed meaning. */
const DOWN = 'down';
/** Incident of a clear that nothing is known of. */
const NO_INCIDENT = '0';

interface Row {
  readonly fragment: number | undefined;
  readonly template: number;
  readonly priority: number;
  readonly reason: Reason | undefined;
}

/** Passes alerts and answered polls to the engine in the order in which they came in. */
export function replayAlerts(files: AlertFiles): readonly Assessed[] {
  const replay = new Replay(files);
  let poll = 0;
  const { polls } = files;
  for (const alert of files.alerts) {
    for (; poll < polls.length && polls[poll]!.at <= alert.receivedAt; poll += 1) replay.poll(polls[poll]!);
    replay.add(alert);
  }
  for (; poll < polls.length; poll += 1) replay.poll(polls[poll]!);
  return replay.finish();
}

class Replay {
  private readonly entities = new Numbering();
  private readonly kinds = new Numbering();
  private readonly templates = new TemplateTree();
  private readonly engine: AlertEngine;
  private readonly rows: Row[] = [];
  private readonly announcedAt: (number | undefined)[] = [];

  constructor({ alerts, edges, silences, polls, hasClears }: AlertFiles) {
    const topology = this.topologyOf(edges, [
      ...alerts.map(({ entity }) => entity),
      ...polls.map(({ entity }) => entity),
      ...silences.flatMap(({ entity }) => (entity === '' ? [] : [entity])),
    ]);
    this.engine = new AlertEngine({
      topology,
      silences: silences.map((silence) => this.silenceOf(silence)),
      hasClears,
      areSame: (a, b) => this.templates.areSame(a, b),
      onAnnounced: (row, at) => (this.announcedAt[row] = at),
    });
  }

  poll({ at, entity }: { readonly at: number; readonly entity: string }): void {
    this.engine.advance(at);
    this.engine.answered(this.entities.numberOf(entity), at);
  }

  add(alert: AlertRow): void {
    const row = this.rows.length;
    const { happenedAt, receivedAt, message } = alert;
    const [entity, kind] = [this.entities.numberOf(alert.entity), this.kinds.numberOf(alert.kind)];
    const template = this.templates.add(message);
    const isDown = alert.kind === DOWN;
    if (alert.isClear) {
      const { fragment, reason } = this.engine.clear({ entity, kind, happenedAt, receivedAt, isDown });
      this.rows.push({ fragment, template, priority: 0, reason });
      return;
    }
    const severity = severityOf(alert.severity);
    const signal = {
      entity,
      kind,
      template: this.templates.resolve(template),
      text: hashText(message),
      severity,
      happenedAt,
      receivedAt,
      isDown,
    };
    const { fragment, priority, reason } = this.engine.add(signal, row, message);
    this.rows.push({ fragment, template, priority: priority.value, reason });
    if (reason === undefined) this.announcedAt[row] = receivedAt;
  }

  finish(): readonly Assessed[] {
    this.engine.advance(Infinity);
    const nameOf = (entity: number): string => this.entities.nameOf(entity);
    return this.rows.map(({ fragment, template, priority, reason }, row) => ({
      incidentId: fragment === undefined ? NO_INCIDENT : `i${this.engine.incidentOf(fragment) + 1}`,
      templateId: `t${this.templates.resolve(template) + 1}`,
      priority: Math.round(priority * 1e6) / 1e6,
      suppressed: reason !== undefined,
      reason: reason === undefined ? '' : describeReason(reason, nameOf),
      announcedAt: this.announcedAt[row],
    }));
  }

  private topologyOf(edges: readonly Edge[], others: readonly string[]): Topology {
    const from = edges.map((edge) => this.entities.numberOf(edge.from));
    const to = edges.map((edge) => this.entities.numberOf(edge.to));
    for (const name of others) this.entities.numberOf(name);
    return Topology.of({ nNodes: this.entities.size, from, to, relations: edges.map(relationOf) });
  }

  private silenceOf(silence: SilenceRow): ConstructorParameters<typeof AlertEngine>[0]['silences'][number] {
    const { from, to, entity, kind, message, isBehind, comment } = silence;
    return {
      from,
      to,
      isBehind,
      comment,
      ...(entity === '' ? {} : { entity: this.entities.numberOf(entity) }),
      ...(kind === '' ? {} : { kind: this.kinds.numberOf(kind) }),
      ...(message === undefined ? {} : { message }),
    };
  }
}

function relationOf({ relation }: Edge): Relation {
  return relation === 'link' || relation === 'uplink' ? relation : 'needs';
}
