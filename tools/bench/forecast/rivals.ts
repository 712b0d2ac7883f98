import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';

const DAY = 24;
const WEEK = 168;

/** A package from npm that forecasts, asked as its documentation says. */
export interface Rival {
  readonly name: string;
  /** @returns the median or the mean, and a 95 % band. */
  forecast(history: Float64Array, horizon: number): RivalForecast;
}

interface RivalForecast {
  readonly point: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const LEVEL = 0.95;

/** MSTL over day and week, with a trend chosen by AutoETS; and AutoETS over the day. Both of augurs, which is Rust compiled to WebAssembly. */
export async function loadRivals(): Promise<readonly Rival[]> {
  initEts({ module: await wasmOf('ets') });
  initMstl({ module: await wasmOf('mstl') });
  return [
    {
      name: 'augurs MSTL',
      forecast: (history, horizon) => toForecast(mstl(history).predict(horizon, LEVEL)),
    },
    { name: 'augurs ETS', forecast: (history, horizon) => toForecast(ets(history).predict(horizon, LEVEL)) },
  ];
}

function wasmOf(part: 'ets' | 'mstl'): Promise<Uint8Array<ArrayBuffer>> {
  const script = fileURLToPath(import.meta.resolve(`@bsull/augurs/${part}`));
  return readFile(script.replace(/\.js$/, '_bg.wasm'));
}

/** A history of less than two weeks has no week. */
function mstl(history: Float64Array): MSTL {
  const model = MSTL.ets(history.length >= 2 * WEEK ? [DAY, WEEK] : [DAY]);
  model.fit(history);
  return model;
}

function ets(history: Float64Array): AutoETS {
  const model = new AutoETS(DAY, 'ZZZ');
  model.fit(history);
  return model;
}

function toForecast({ point, intervals }: ReturnType<MSTL['predict']>): RivalForecast {
  return {
    point: Float64Array.from(point),
    low: Float64Array.from(intervals?.lower ?? []),
    high: Float64Array.from(intervals?.upper ?? []),
  };
}
