/** A kind of alarm on an entity. */
export interface Fingerprint {
  readonly entityId: string;
  readonly kind: string;
}

export const keyOfFingerprint = ({ entityId, kind }: Fingerprint): string => `${entityId}\n${kind}`;
