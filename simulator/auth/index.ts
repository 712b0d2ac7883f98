export * from './admin.guard.js';
export * from './auth.module.js';
