/** Name and version of the method behind {@link forecastSeries}: counted up when the same samples give other answers. */
export const FORECAST_METHOD = { name: 'seasonal-mixture', version: 1 } as const;
