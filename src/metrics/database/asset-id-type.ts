import { isUuid } from '../../platform/ids/index.js';

/** Of what type the ids of assets are on an installation. */
export type AssetIdType = 'uuid' | 'integer' | 'bigint' | 'text';

/** As PostgreSQL writes it: no plus sign, no leading zeros. */
const WHOLE_NUMBER = /^(0|-?[1-9]\d{0,18})$/;

/** Whether a text can be the id of an asset at all, so that PostgreSQL can be asked for it; any other id is of no asset. */
export function isIdOf(type: AssetIdType, text: string): boolean {
  if (type === 'text') return true;
  if (type === 'uuid') return isUuid(text);
  return WHOLE_NUMBER.test(text) && fits(BigInt(text), type === 'integer' ? 32 : 64);
}

function fits(value: bigint, nBits: number): boolean {
  return BigInt.asIntN(nBits, value) === value;
}
