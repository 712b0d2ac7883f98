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

/** With more than one of a kind: trainings and forecasts of all cost half as much. */
export const HALF_THE_FLEET: readonly string[] = [
  ...SOME_ASSETS,
  'core-rtr-02',
  'acc-sw-01',
  'db-srv-01',
  'file-srv-01',
  'vm-build-01',
];
