import { type Fields, fieldsOf, textOf } from './answer-fields.js';

/** Which device stands behind an asset, as far as the platform says. */
export interface Inventory {
  readonly serialNumber: string | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
  /** Epoch milliseconds. */
  readonly installedAtMs: number | null;
}

const LONGEST = 100;

/** What is read of the metadata of an asset. */
export const INVENTORY_FIELDS = [
  'serialNumber',
  'serial_number',
  'serial',
  'vendor',
  'model',
  'firmware',
  'firmwareVersion',
  'firmware_version',
  'installedAt',
  'installed_at',
] as const;

/** @param fields - columns of the asset with its metadata, whatever they hold */
export function inventoryOf({ vendor, model, metadata }: Fields): Inventory {
  const inside = fieldsOf(metadata) ?? {};
  const installedAtMs = Date.parse(first(inside.installedAt, inside.installed_at) ?? '');
  return {
    serialNumber: first(inside.serialNumber, inside.serial_number, inside.serial),
    vendor: first(vendor, inside.vendor),
    model: first(model, inside.model),
    firmware: first(inside.firmware, inside.firmwareVersion, inside.firmware_version),
    installedAtMs: Number.isNaN(installedAtMs) ? null : installedAtMs,
  };
}

/** The first that says anything. */
function first(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = (typeof value === 'number' ? String(value) : (textOf(value) ?? '')).trim();
    if (text !== '') return text.slice(0, LONGEST);
  }
  return null;
}
