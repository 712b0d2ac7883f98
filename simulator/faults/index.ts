export * from './fault.js';
export * from './fault-switch.js';
export * from './faults.module.js';
