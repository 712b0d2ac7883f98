import type { KnownRisks } from '../../../src/maintenance/health/known-risks.service.js';

/** Nobody has looked at anything yet. */
export const NO_RISKS = {
  horizonDays: 30,
  list: () => Promise.resolve(new Map()),
} as unknown as KnownRisks;
