import { readFile } from 'node:fs/promises';
import { MetricPolicies } from '../../src/metrics/metric-policies.js';
import { readPolicyOverrides } from '../../src/platform/config/policy-overrides.js';

/**
 * The policies of the platform's metrics, with what a JSON file says differently, as in the setting METRIC_POLICIES.
 *
 * @throws Error with every fault of the file by metric, field and range.
 */
export async function readPolicies(path: string | undefined): Promise<MetricPolicies> {
  if (path === undefined) return new MetricPolicies({});
  const { overrides, faults } = readPolicyOverrides(await readFile(path, 'utf8'));
  if (faults.length > 0) throw new Error(`--policies ${path}: ${faults.join('; ')}`);
  return new MetricPolicies(overrides);
}
