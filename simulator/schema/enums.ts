/** The platform's closed vocabularies; PostgreSQL itself refuses anything else. */
export const assetTypes = [
  'router',
  'switch',
  'firewall',
  'load_balancer',
  'server',
  'vm',
  'container',
  'ec2',
  'rds',
  'lambda',
  'application',
  'database',
  'api',
] as const;
export type AssetType = (typeof assetTypes)[number];

export const assetStatuses = ['online', 'warning', 'offline', 'maintenance', 'unknown'] as const;
export type AssetStatus = (typeof assetStatuses)[number];

export const metricSources = ['nms', 'cloud', 'apm', 'server'] as const;
export type MetricSourceName = (typeof metricSources)[number];

export const eventSources = ['nms', 'cloud', 'apm', 'server', 'siem', 'itsm'] as const;
export const eventSeverities = ['critical', 'warning', 'info'] as const;

export const alertStatuses = ['open', 'acknowledged', 'resolved', 'closed', 'suppressed'] as const;
export type AlertStatus = (typeof alertStatuses)[number];
