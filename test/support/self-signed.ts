import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const TAGS = { boolean: 1, bits: 3, octets: 4, oid: 6, text: 12, time: 23, sequence: 48, set: 49 } as const;
/** Of X.509 (RFC 5280), encoded. */
const OIDS = {
  commonName: '550403',
  subjectNames: '551d11',
  basicConstraints: '551d13',
  ecdsaWithSha256: '2a8648ce3d040302',
} as const;
const DAY_MS = 86_400_000;

/** @returns a certificate authority that nobody knows, and a certificate of localhost and 127.0.0.1 that it has signed */
export function selfSigned(): { readonly authority: string; readonly server: Certificate } {
  const ca = keyPair();
  const server = keyPair();
  const authority = certify(
    'authority of a test',
    ca.publicKey,
    { name: 'authority of a test', key: ca.privateKey },
    [
      sequence(
        oid(OIDS.basicConstraints),
        der(TAGS.boolean, Buffer.of(255)),
        octets(sequence(der(TAGS.boolean, Buffer.of(255)))),
      ),
    ],
  );
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.of(127, 0, 0, 1)));
  const certificate = certify(
    'localhost',
    server.publicKey,
    { name: 'authority of a test', key: ca.privateKey },
    [sequence(oid(OIDS.subjectNames), octets(names))],
  );
  const key = server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { authority, server: { certificate, key } };
}

function keyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function certify(
  subject: string,
  publicKey: KeyObject,
  issuer: { readonly name: string; readonly key: KeyObject },
  extensions: readonly Buffer[],
): string {
  const algorithm = sequence(oid(OIDS.ecdsaWithSha256));
  const now = Date.now();
  const content = sequence(
    der(0xa0, Buffer.of(2, 1, 2)),
    der(2, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    named(issuer.name),
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = der(TAGS.bits, Buffer.concat([Buffer.of(0), sign('sha256', content, issuer.key)]));
  const text = sequence(content, algorithm, signature).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
}

function named(name: string): Buffer {
  return sequence(der(TAGS.set, sequence(oid(OIDS.commonName), der(TAGS.text, Buffer.from(name)))));
}

function time(ms: number): Buffer {
  const [date = ''] = new Date(ms).toISOString().split('.');
  return der(TAGS.time, Buffer.from(`${date.slice(2).replaceAll(/\D/g, '')}Z`));
}

function oid(hex: string): Buffer {
  return der(TAGS.oid, Buffer.from(hex, 'hex'));
}

function octets(content: Buffer): Buffer {
  return der(TAGS.octets, content);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(TAGS.sequence, Buffer.concat(parts));
}

/** Tag, length and content (X.690); no content here is longer than 65 535 bytes. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}
