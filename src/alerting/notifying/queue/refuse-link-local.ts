import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { DeliveryError } from './delivery.error.js';

/** Where clouds give a machine its credentials, and nobody takes notices. */
const REFUSED = new BlockList();
REFUSED.addSubnet('169.254.0.0', 16, 'ipv4');
REFUSED.addSubnet('fe80::', 10, 'ipv6');
REFUSED.addAddress('fd00:ec2::254', 'ipv6');
REFUSED.addAddress('100.100.100.200', 'ipv4');

/**
 * Private addresses pass: receivers stand in the same network as this service.
 *
 * @throws DeliveryError where the host of an address is, or has as one of its addresses, one of a link or of a cloud's metadata
 */
export async function refuseLinkLocal({ hostname }: URL): Promise<void> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found =
    isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host, family: isIP(host) }];
  const isRefused = found.some(({ address, family }) =>
    REFUSED.check(address, family === 6 ? 'ipv6' : 'ipv4'),
  );
  if (isRefused)
    throw new DeliveryError("The address is one of the link or of a cloud's metadata, where no notice goes");
}
