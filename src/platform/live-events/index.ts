export { LIVE_EVENTS, type LiveEvent, type NewLiveEvent } from './live-event.js';
export { LiveEvents } from './live-events.repository.js';
export { LiveEventsModule } from './live-events.module.js';
