import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccessRole } from '../config/index.js';

/** What is kept of a key: who cannot read the key off it. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: AccessRole;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

const KEY = /^emsml_([0-9a-f]{16})_([\w-]{43})$/;
const SECRET_BYTES = 32;

/** @returns a new key as its owner gets it, once, and what is kept of it */
export function drawApiKey(): { readonly text: string; readonly id: string; readonly hash: Buffer } {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { text: `emsml_${id}_${secret}`, id, hash: hashOf(secret) };
}

/** @returns undefined where the text is no key at all */
export function readApiKey(text: string): { readonly id: string; readonly hash: Buffer } | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, hash: hashOf(secret) };
}

export function isSameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A secret of 256 random bits cannot be guessed, so that no slow hash is needed. */
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
