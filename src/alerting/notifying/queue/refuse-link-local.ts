import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { DeliveryError } from './delivery.error.js';

/** Where clouds give a machine its credentials, and nobody takes notices. */
const REFUSED = new BlockList();
REFUSED.addSubnet('169.254.0.0', 16, 'ipv4');
REFUSED.addSubnet('fe80::', 10, 'ipv6');
REFUSED.addAddress('fd00:ec2::254', 'ipv6');
REFUSED.addAddress('100.100.100.200', 'ipv4');

/** As `dns.lookup` is. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Private addresses pass: receivers stand in the same network as this service.
 *
 * @throws DeliveryError where the host is an address of a link or of a cloud's metadata; what a name stands for, {@link lookupElsewhere} looks at
 */
export function refuseLinkLocal({ hostname }: URL): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) > 0 && isLinkLocal({ address, family: isIP(address) })) throw refusal();
}

/**
 * Looks up the name of a host for a connection to it, and fails where one of its addresses is refused. What is looked at is what is connected to: a name that
 * stands for something else a moment later leads nowhere else.
 */
export function lookupElsewhere(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses;
      const failure = error ?? (addresses.some(isLinkLocal) ? refusal() : null);
      if (failure || !first) callback(failure, '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
}

function isLinkLocal({ address, family }: LookupAddress): boolean {
  return REFUSED.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function refusal(): DeliveryError {
  return new DeliveryError("The address is one of the link or of a cloud's metadata, where no notice goes");
}
