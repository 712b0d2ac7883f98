export { backoffMs } from './availability/backoff.js';
export { tagsOf } from './client/answer-fields.js';
export { INVENTORY_FIELDS, type Inventory, inventoryOf } from './client/inventory.js';
export { EmsClient } from './client/ems-client.service.js';
export {
  EmsCoreError,
  EmsRateLimitedError,
  EmsRejectedError,
  EmsServerError,
  EmsUnreachableError,
} from './client/ems.errors.js';
export type {
  EmsAlertWithEvent,
  EmsAsset,
  EmsEvent,
  EmsHealth,
  EmsMetricQuery,
  EmsSample,
} from './client/ems-types.js';
export { parseAlertWithEvent } from './client/parse-answers.js';
export { WINDOW_MS } from './client/route-pacer.js';
export { BACKGROUND_REQUESTS_PER_WINDOW, type ReadPurpose } from './client/shared-pacer.js';
export { EmsModule } from './ems.module.js';
export { DETECTOR } from './events/detector.js';
export { shortened, storable } from './events/plain-text.js';
export type { AnomalyNotice } from './events/anomaly-notice.js';
export { IncidentNotifier, type MemberNotice } from './outbox/incident-notifier.service.js';
export type { CapacityNotice } from './events/capacity-notice.js';
export { CapacityNotifier } from './outbox/capacity-notifier.service.js';
export { EmsNotifier } from './outbox/ems-notifier.service.js';
export type { OutboxCounts } from './outbox/outbox-message.js';
export { OutboxService } from './outbox/outbox.service.js';
