import { type AssetRow, assetAnswer } from '../assets/index.js';
import { type Session } from '../database/index.js';
import { type EventRow, eventAnswer } from '../events/index.js';
import { type AlertRow, alertAnswer } from './alert-row.js';

/** Alerts carry their event, and the event its asset. */
export async function withEvents(session: Session, alerts: readonly AlertRow[]) {
  const events = await session.query<EventRow>('SELECT * FROM events WHERE id = ANY ($1)', [
    alerts.map(({ eventId }) => eventId),
  ]);
  const assets = await session.query<AssetRow>('SELECT * FROM assets WHERE id = ANY ($1)', [
    events.map(({ assetId }) => assetId),
  ]);
  const assetById = new Map(assets.map((asset) => [asset.id, assetAnswer(asset)]));
  const eventById = new Map(
    events.map((row) => [row.id, { ...eventAnswer(row), asset: assetById.get(row.assetId ?? '') ?? null }]),
  );
  return alerts.map((alert) => ({ ...alertAnswer(alert), event: eventById.get(alert.eventId) ?? null }));
}
