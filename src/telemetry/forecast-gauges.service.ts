import { Injectable } from '@nestjs/common';
import { ForecastMonitor } from '../forecasting/index.js';
import { OwnTables } from '../platform/database/index.js';
import { Telemetry } from '../platform/telemetry/index.js';
import { addGauge, type GaugeValues } from './add-gauge.js';
import { shared } from './shared.js';

/** How it stands with the scheduled forecasts at the moment of a scrape. */
@Injectable()
export class ForecastGauges {
  constructor(telemetry: Telemetry, tables: OwnTables, forecasts: ForecastMonitor) {
    addGauge(telemetry, {
      name: 'newest_forecast_timestamp_seconds',
      help: 'When the newest stored forecast was made, by all replicas together.',
      label: '',
      ask: async (): Promise<GaugeValues> => {
        const { newestForecastAt } = await tables.ask(() => forecasts.condition());
        return newestForecastAt ? { '': newestForecastAt.getTime() / 1000 } : {};
      },
    });
    const accuracy = shared(() => tables.ask(() => forecasts.accuracy()));
    const byLead = async (name: 'coverage' | 'mase'): Promise<GaugeValues> => {
      const known = (await accuracy()).flatMap((one) => {
        const value = one[name];
        return value === null ? [] : [[String(one.leadHours), value] as const];
      });
      return Object.fromEntries(known);
    };
    addGauge(telemetry, {
      name: 'forecast_coverage',
      help: 'Share of values of the last four weeks inside the 95 % band of stored forecasts, by hours ahead.',
      label: 'lead_hours',
      ask: () => byLead('coverage'),
    });
    addGauge(telemetry, {
      name: 'forecast_mase',
      help: 'Error of stored forecasts of the last four weeks; 1 is that of the same as a season ago.',
      label: 'lead_hours',
      ask: () => byLead('mase'),
    });
  }
}
