import { type Fields, fieldsOf, idOf, parseNumber, tagsOf, textOf } from './answer-fields.js';
import { EmsServerError } from './ems.errors.js';
import type {
  EmsAlert,
  EmsAlertWithEvent,
  EmsAsset,
  EmsEvent,
  EmsHealth,
  EmsPage,
  EmsSample,
} from './ems-types.js';
import { inventoryOf } from './inventory.js';
import { DETECTOR } from '../events/detector.js';

/** @throws EmsServerError when the answer is no list at all */
export function parsePage<Item>(
  body: unknown,
  parseItem: (fields: Fields) => Item | undefined,
): EmsPage<Item> {
  const rows: unknown = Array.isArray(body) ? body : fieldsOf(body)?.data;
  if (!Array.isArray(rows)) throw new EmsServerError(200, 'the answer holds no list');
  return { items: parseRows(rows, parseItem), total: parseNumber(fieldsOf(body)?.total) ?? rows.length };
}

/** @returns what could be read; the other rows are excluded */
export function parseRows<Item>(
  rows: readonly unknown[],
  parseItem: (fields: Fields) => Item | undefined,
): readonly Item[] {
  return rows.map((row) => parseOne(row, parseItem)).filter((item) => item !== undefined);
}

/** @returns undefined for a body without an id, such as the empty one */
export function parseOne<Item>(
  body: unknown,
  parseItem: (fields: Fields) => Item | undefined,
): Item | undefined {
  const fields = fieldsOf(body);
  return fields && parseItem(fields);
}

export function parseAsset(fields: Fields): EmsAsset | undefined {
  const id = idOf(fields.id);
  if (id === null) return undefined;
  return {
    id,
    name: textOf(fields.name) ?? id,
    type: textOf(fields.type) ?? 'unknown',
    ip: textOf(fields.ip),
    location: textOf(fields.location),
    vendor: textOf(fields.vendor),
    tier: parseNumber(fields.tier) ?? 3,
    status: textOf(fields.status) ?? 'unknown',
    isMonitored: fields.monitoringEnabled !== false,
    tags: tagsOf(fields.tags),
    timeZone: timeZoneOf(fieldsOf(fields.metadata)),
    inventory: inventoryOf(fields),
  };
}

const timeZoneOf = (metadata: Fields = {}): string | null =>
  textOf(metadata.timezone) ?? textOf(metadata.timeZone);

/** A row without a readable time is excluded. */
export function parseSample(fields: Fields): EmsSample | undefined {
  const timestampMs = typeof fields.timestamp === 'string' ? Date.parse(fields.timestamp) : NaN;
  return Number.isNaN(timestampMs) ? undefined : { timestampMs, value: parseNumber(fields.value) };
}

export function parseEvent(fields: Fields): EmsEvent | undefined {
  const id = idOf(fields.id);
  if (id === null) return undefined;
  return {
    id,
    source: textOf(fields.source) ?? '',
    assetId: idOf(fields.assetId),
    severity: textOf(fields.severity) ?? '',
    category: textOf(fields.category) ?? '',
    title: textOf(fields.title) ?? '',
    message: textOf(fields.message) ?? '',
    occurrenceCount: parseNumber(fields.occurrenceCount) ?? 1,
    timestampMs: instantIn(fields.timestamp),
    lastMs: instantIn(fields.lastOccurrence) ?? instantIn(fields.timestamp),
    isOurs: fieldsOf(fields.metadata)?.detector === DETECTOR,
  };
}

function instantIn(value: unknown): number | null {
  const ms = Date.parse(textOf(value) ?? '');
  return Number.isNaN(ms) ? null : ms;
}

export function parseAlert(fields: Fields): EmsAlert | undefined {
  const id = idOf(fields.id);
  const eventId = idOf(fields.eventId ?? fieldsOf(fields.event)?.id);
  if (id === null || eventId === null) return undefined;
  return {
    id,
    eventId,
    status: textOf(fields.status) ?? '',
    owner: textOf(fields.owner),
    businessImpactScore: parseNumber(fields.businessImpactScore),
    resolutionNotes: textOf(fields.resolutionNotes),
  };
}

/** @returns undefined for anything that is not an alert of EMS Core */
export function parseAlertWithEvent(value: unknown): EmsAlertWithEvent | undefined {
  const fields = fieldsOf(value) ?? {};
  const given = fieldsOf(fields.event);
  const event = given ?? {};
  const alert = parseAlert(fields);
  return (
    alert && {
      ...alert,
      assetId: idOf(fields.rootCauseAssetId) ?? idOf(event.assetId),
      fingerprint: textOf(event.fingerprint),
      title: textOf(event.title),
      createdAtMs: Date.parse(textOf(fields.createdAt) ?? textOf(event.timestamp) ?? ''),
      resolvedAtMs: instantIn(fields.resolvedAt) ?? NaN,
      event: eventOf(alert, given),
      assetName: textOf(fieldsOf(event.asset)?.name),
    }
  );
}

/** One that comes with its alert may lack its id. */
function eventOf({ eventId }: EmsAlert, event: Fields | undefined): EmsEvent | null {
  return event === undefined ? null : (parseEvent({ id: eventId, ...event }) ?? null);
}

/** With its database down EMS Core still answers 200, with `connected: false`. */
export function parseHealth(body: unknown): EmsHealth {
  const fields = fieldsOf(body);
  const isHealthy = fields !== undefined && fieldsOf(fields.database)?.connected !== false;
  const detail = isHealthy ? 'EMS Core is healthy' : 'EMS Core answers, but its database does not';
  return { isReachable: true, isHealthy, version: textOf(fields?.version), detail };
}
