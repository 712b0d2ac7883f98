import { Telemetry } from './telemetry.js';

/** The lines of our own, without help and type. */
const own = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('ems_ml_'));

describe('Telemetry', () => {
  it('writes counters, gauges and histograms under its prefix, and what Node.js reports of itself', async () => {
    const telemetry = new Telemetry();
    telemetry.counter('samples_total', 'Samples.', ['outcome']).inc({ outcome: 'scored' }, 3);
    telemetry.gauge('open_episodes', 'Episodes.', (gauge) => {
      gauge.set(2);
      return Promise.resolve();
    });
    telemetry.histogram('sweep_duration_seconds', 'Sweeps.').observe(0.2);
    const text = await telemetry.scrape();

    expect(own(text)).toEqual(
      expect.arrayContaining([
        'ems_ml_samples_total{outcome="scored"} 3',
        'ems_ml_open_episodes 2',
        'ems_ml_sweep_duration_seconds_bucket{le="0.25"} 1',
        'ems_ml_sweep_duration_seconds_bucket{le="0.1"} 0',
        'ems_ml_sweep_duration_seconds_count 1',
      ]),
    );
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(telemetry.contentType).toMatch(/^text\/plain/);
  });

  it('asks at every scrape', async () => {
    const telemetry = new Telemetry();
    let asked = 0;
    telemetry.gauge('asked', 'How often.', (gauge) => {
      gauge.set((asked += 1));
      return Promise.resolve();
    });
    await telemetry.scrape();

    expect(own(await telemetry.scrape())).toEqual(['ems_ml_asked 2']);
  });
});
