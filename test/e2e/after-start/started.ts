import type { Platform, Service } from '../platform.js';

/** What a spec has started once for several descriptions. */
export interface Started {
  readonly platform: Platform;
  /** Ready. */
  readonly service: Service;
}
