import { EVENT_SOURCES, type EventSource } from './drafts.js';

/** EMS Core knows no source `ml-service`; what it does not know is reported as coming from the network management. */
export function eventSource(configured: string): EventSource {
  return EVENT_SOURCES.find((source) => source === configured.trim().toLowerCase()) ?? 'nms';
}
