/** The service in numbers, for Prometheus. */
export { TelemetryEndpointModule } from './telemetry-endpoint.module.js';
