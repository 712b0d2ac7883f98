import type { Telemetry } from '../platform/telemetry/index.js';

/** Values by the value of the one label; a gauge without a label has the empty one. */
export type GaugeValues = Readonly<Record<string, number>>;

/** A gauge whose values are asked for at every scrape. Where they cannot be had it is missing, not zero. */
interface AskedGauge {
  readonly name: string;
  readonly help: string;
  /** Empty for a gauge without one. */
  readonly label: string;
  readonly ask: () => Promise<GaugeValues>;
}

export function addGauge(telemetry: Telemetry, { name, help, label, ask }: AskedGauge): void {
  telemetry.gauge<string>(
    name,
    help,
    async (gauge) => {
      const values = await ask().catch((): GaugeValues => ({}));
      gauge.reset();
      for (const [key, value] of Object.entries(values))
        gauge.set(label === '' ? {} : { [label]: key }, value);
      // Without a label a reset leaves 0, which would be a claim.
      if (label === '' && Object.keys(values).length === 0) gauge.remove();
    },
    label === '' ? [] : [label],
  );
}
