/** Forecasts series from their own past: when asked, and once a day for all of them, with how that turned out. */
export { ForecastingModule } from './forecasting.module.js';
export { CapacityAnnouncer, type CapacityNews } from './capacity/warnings/capacity-announcer.js';
export { CapacityScheduler } from './capacity/run/capacity.scheduler.js';
export { type ForecastCondition, ForecastMonitor } from './schedule/forecast-monitor.service.js';
export { ForecastScheduler } from './schedule/forecast.scheduler.js';
export { StoredBands } from './stored/stored-bands.service.js';
