import { setTimeout as delay } from 'node:timers/promises';
import type { Draws } from '../draws.js';
import { EMS_CORE_FAULTS, type EmsCoreProxy } from '../ems-core-proxy.js';
import type { Fault } from './fault.js';

const LASTS_MS = [10_000, 16_000] as const;

export function emsCoreFaults(proxy: EmsCoreProxy, draws: Draws): readonly Fault[] {
  return EMS_CORE_FAULTS.map((fault) => ({
    name: `EMS Core: ${fault}`,
    shownBy: 'emsCore',
    happen: async () => {
      proxy.suffer(fault);
      await delay(draws.between(...LASTS_MS));
      proxy.suffer(undefined);
    },
  }));
}
