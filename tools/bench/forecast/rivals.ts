import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';
import { initSync as initProphet, Prophet } from '@bsull/augurs/prophet';
import { optimizer } from '@bsull/augurs-prophet-wasmstan';

const DAY = 24;
const WEEK = 168;
const HOUR_SECONDS = 3600;

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

/**
 * MSTL over day and week, with a trend chosen by AutoETS; AutoETS over the day; and Prophet as it is without settings. All of augurs, which is Rust
 * compiled to WebAssembly; Prophet's Stan model is too.
 */
export async function loadRivals(): Promise<readonly Rival[]> {
  initEts({ module: await wasmOf('ets') });
  initMstl({ module: await wasmOf('mstl') });
  initProphet({ module: await wasmOf('prophet') });
  return [
    {
      name: 'augurs MSTL',
      forecast: (history, horizon) => toForecast(mstl(history).predict(horizon, LEVEL)),
    },
    { name: 'augurs ETS', forecast: (history, horizon) => toForecast(ets(history).predict(horizon, LEVEL)) },
    { name: 'augurs Prophet', forecast: (history, horizon) => toForecast(prophet(history, horizon)) },
  ];
}

function wasmOf(part: 'ets' | 'mstl' | 'prophet'): Promise<Uint8Array<ArrayBuffer>> {
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

/** It finds day and week by the clock; which hour the history begins with does not matter to it. */
function prophet(history: Float64Array, horizon: number): ReturnType<MSTL['predict']> {
  const model = new Prophet({ optimizer, intervalWidth: LEVEL });
  const hours = Array.from({ length: history.length + horizon }, (_, hour) => HOUR_SECONDS * hour);
  model.fit({ ds: hours.slice(0, history.length), y: [...history] });
  return model.predict({ ds: hours.slice(history.length) }).yhat;
}

function toForecast({ point, intervals }: ReturnType<MSTL['predict']>): RivalForecast {
  return {
    point: Float64Array.from(point),
    low: Float64Array.from(intervals?.lower ?? []),
    high: Float64Array.from(intervals?.upper ?? []),
  };
}
