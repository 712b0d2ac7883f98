import type { CapacityRow } from '../../ml-api.js';

/** A row by what an address can hold. @example 'disk_usage/type/server' */
export function keyOf({ metricName, kind, assetId, name }: CapacityRow): string {
  return [metricName, kind, String(assetId ?? name)].map(encodeURIComponent).join('/');
}

/** What is asked of: one asset, or a group. */
export interface AskedRow {
  readonly metric: string;
  readonly group?: { readonly by: 'type' | 'location' | 'tag'; readonly name: string };
  readonly assets?: string[];
}

const GROUPS = ['type', 'location', 'tag'] as const;

/** @returns undefined for what is no row */
export function askedRow(key: string): AskedRow | undefined {
  const [metric, kind, name] = key.split('/').map(decoded);
  if (!metric || !name) return undefined;
  if (kind === 'asset') return { metric, assets: [name] };
  const by = GROUPS.find((each) => each === kind);
  return by && { metric, group: { by, name } };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
