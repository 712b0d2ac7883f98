import { assetNamed } from '../../simulator/index.js';

/** The core router whose id the OpenAPI document gives as an example. */
export const EXAMPLE_ASSET = assetNamed('core-rtr-01').id;

/** A quarter of the fleet, with each kind of device, for specs that do not ask about all of it: a first start costs a third. */
export const SOME_ASSETS: readonly string[] = [
  'core-rtr-01',
  'edge-rtr-01',
  'edge-rtr-02',
  'dist-sw-01',
  'app-srv-01',
  'lb-01',
];
