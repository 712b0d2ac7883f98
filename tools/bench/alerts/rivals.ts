import type { AlertRow } from '../../backtest/index.js';

/** Gap after which a session of a rival ends. */
const GAP_MS = 60_000;

/** All that comes at one time is one. */
export function byTimeOnly(): string {
  return '';
}

/** What others group by; a group ends when nothing of it came for a minute. */
export const RIVALS: Readonly<Record<string, (alert: AlertRow) => string>> = {
  time: byTimeOnly,
  entity: ({ entity }) => entity,
  fingerprint: ({ entity, kind }) => JSON.stringify([entity, kind]),
};

/** @returns the group of each alert: sessions of what has the same key. */
export function sessionsBy(
  alerts: readonly AlertRow[],
  keyOf: (alert: AlertRow) => string,
): readonly string[] {
  const sessions = new Map<string, { id: number; lastAt: number }>();
  let nSessions = 0;
  return alerts.map((alert) => {
    const key = keyOf(alert);
    const open = sessions.get(key);
    const isOver = open === undefined || alert.happenedAt - open.lastAt > GAP_MS;
    nSessions += isOver ? 1 : 0;
    const id = isOver ? nSessions : open.id;
    sessions.set(key, { id, lastAt: alert.happenedAt });
    return String(id);
  });
}

/** The wording of a text as the simplest have it: whatever has a digit in it is a value. */
export function digitsMasked(message: string): string {
  return message.replace(/\S*\d\S*/g, '<*>');
}
