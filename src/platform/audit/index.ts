/** Keeps who changed what: an entry for every call that may change something. */
export { AuditModule } from './audit.module.js';
export { AuditTrail } from './audit-trail.repository.js';
export { ChangesNothing } from './changes-nothing.decorator.js';
export { noteBefore } from './prior-state.js';
