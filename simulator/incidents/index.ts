export * from './fresh-incident.js';
export * from './history-incidents.js';
export * from './incident.js';
export * from './incident-book.js';
export * from './incident-effect.js';
export * from './incident-log.js';
export * from './make-incident.js';
export * from './measured-value.js';
