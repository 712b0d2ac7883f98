import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';

type TracingConfig = Pick<ServiceConfig, 'tracing' | 'serviceName'>;

/** Sends what is traced to an OpenTelemetry collector, where one is set; the libraries are loaded only then. */
@Injectable()
class Tracing implements OnApplicationShutdown {
  private constructor(private readonly stop: () => Promise<void>) {}

  static async start({ tracing, serviceName }: TracingConfig): Promise<Tracing> {
    if (tracing.endpoint === undefined) return new Tracing(() => Promise.resolve());
    const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
      await Promise.all([
        import('@opentelemetry/sdk-trace-node'),
        import('@opentelemetry/exporter-trace-otlp-http'),
        import('@opentelemetry/resources'),
      ]);
    const url = `${tracing.endpoint.replace(/\/$/, '')}/v1/traces`;
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
    });
    provider.register();
    return new Tracing(() => provider.shutdown());
  }

  /** What is not sent yet goes out, if the collector takes it. */
  async onApplicationShutdown(): Promise<void> {
    await this.stop().catch(() => undefined);
  }
}

@Global()
@Module({
  providers: [
    {
      provide: Tracing,
      inject: [SERVICE_CONFIG],
      useFactory: (config: TracingConfig) => Tracing.start(config),
    },
  ],
})
export class TracingModule {}
