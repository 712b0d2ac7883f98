/** How far predictions look ahead, in days. */
export const RISK_HORIZONS = [7, 30, 90] as const;
export type RiskHorizon = (typeof RISK_HORIZONS)[number];
