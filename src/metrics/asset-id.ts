import { isUuid } from '../platform/ids/index.js';

/** As it would be written: an id with leading zeros is a text of its own. */
const INTEGER = /^(0|[1-9]\d{0,14})$/;
/** Neither `.` nor `..`, which are steps of a path. */
const TEXT_ID = /^(?!\.{1,2}$)[\w.:-]{1,64}$/;

/** Whether any asset may have the id. */
export function isAssetIdText(text: string): boolean {
  return TEXT_ID.test(text);
}

/**
 * The one inner form of an asset id: a text. Integers (older platforms) become their digits, UUIDs lower case.
 *
 * @param given - what a client sent
 */
export function normalizeAssetId(given: string | number): string {
  const text = String(given).trim();
  return isUuid(text) ? text.toLowerCase() : text;
}

/** How an asset id is answered: an integer id as a JSON number, any other as a text. */
export function presentAssetId(assetId: string): string | number {
  return INTEGER.test(assetId) ? Number(assetId) : assetId;
}
