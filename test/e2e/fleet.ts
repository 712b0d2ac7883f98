import { assetNamed } from '../../simulator/index.js';

/** The core router whose id the OpenAPI document gives as an example. */
export const EXAMPLE_ASSET = assetNamed('core-rtr-01').id;
