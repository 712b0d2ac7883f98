export { currentTraceParent, inOpenSpan, inSpan } from './spans.js';
export { TracingModule } from './tracing.module.js';
