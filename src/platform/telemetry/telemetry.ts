import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'ems_ml_';

/** From a few milliseconds to minutes. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/**
 * Every look of the event loop is a turn of it. Each hundredth of a second, they take half of what a service takes that has nothing to do; what is
 * looked for is the event loop that stands for half a second.
 */
const LOOK_AT_LOOP_MS = 50;

/** The process in numbers, for Prometheus. Names get the prefix `ems_ml_`; those of Node.js itself keep their usual ones. */
@Injectable()
export class Telemetry {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: LOOK_AT_LOOP_MS });
  }

  counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] });
  }

  /** Of durations in seconds. */
  histogram<Label extends string>(name: string, help: string, labelNames: Label[] = []): Histogram<Label> {
    return new Histogram({
      name: PREFIX + name,
      help,
      labelNames,
      buckets: SECONDS,
      registers: [this.registry],
    });
  }

  /** @param collect - sets the gauge, at every scrape */
  gauge<Label extends string>(
    name: string,
    help: string,
    collect?: (gauge: Gauge<Label>) => Promise<void>,
    labelNames: Label[] = [],
  ): Gauge<Label> {
    return new Gauge<Label>({
      name: PREFIX + name,
      help,
      labelNames,
      registers: [this.registry],
      ...(collect && {
        async collect(): Promise<void> {
          await collect(this);
        },
      }),
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything, in the text format of Prometheus. */
  scrape(): Promise<string> {
    return this.registry.metrics();
  }
}
