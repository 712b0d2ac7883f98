import type { SweepReport } from '../anomaly/index.js';
import type { ActiveModel } from '../models/index.js';
import type { ServiceConfig } from '../platform/config/index.js';

/** What the service did at its start and where to look, in a few lines. */
export function startupSummary(
  model: ActiveModel | undefined,
  sweep: SweepReport | undefined,
  { roles, http, access, ems, metrics, detection, training, alerts }: ServiceConfig,
): readonly string[] {
  const base = `http://localhost:${http.port}`;
  const docs = roles.has('api') ? `Swagger ${base}/docs · ReDoc ${base}/redoc · ` : '';
  return [
    model
      ? `Model ${model.modelVersion} is in use; the next training is due ${training.intervalSeconds} s after the last`
      : 'No model yet: scores are statistical until there is enough history to train on',
    roles.has('worker')
      ? sweepLine(sweep, detection)
      : 'This process answers requests (ROLES=api); sweeping, training and delivering are for those with ROLES=worker',
    `Metrics from the EMS ${metrics.source === 'api' ? 'REST API' : 'database'}; ${
      alerts.isObserveOnly ? 'OBSERVE_ONLY=true: nothing is sent to EMS Core' : `events go to ${ems.url}`
    }`,
    accessLine(access, http),
    `Ready: ${docs}health ${base}/api/v1/health`,
  ];
}

function accessLine(
  { mode, anonymousRole }: ServiceConfig['access'],
  { host }: ServiceConfig['http'],
): string {
  if (mode === 'none') return `AUTH_MODE=none: everybody who reaches ${host} may do everything`;
  const others = anonymousRole === undefined ? 'nothing' : `what a ${anonymousRole} may`;
  return `AUTH_MODE=${mode}: who brings no ${mode === 'jwt' ? 'token' : 'key'} may do ${others}`;
}

function sweepLine(sweep: SweepReport | undefined, detection: ServiceConfig['detection']): string {
  if (!detection.isEnabled) return 'Sweeps are switched off (ANOMALY_DETECTION_ENABLED=false)';
  if (!sweep) return `The first sweep failed; the next one is in ${detection.sweepIntervalSeconds} s`;
  const { seriesIds, nScored, nAnomalous, nOpened, nMissingDataOpened } = sweep;
  const missing = nMissingDataOpened > 0 ? `, ${nMissingDataOpened} episode(s) of missing data` : '';
  return `Swept ${nScored} samples of ${seriesIds.size} series: ${nAnomalous} anomalous in ${nOpened} episode(s)${missing}; next sweep in ${detection.sweepIntervalSeconds} s`;
}
