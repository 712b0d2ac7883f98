import { eventSource } from './event-source.js';

describe('eventSource', () => {
  it.each([
    ['siem', 'siem'],
    [' APM ', 'apm'],
    ['ml-service', 'nms'],
    ['', 'nms'],
  ])('makes of the setting %p the source %s', (setting, source) => expect(eventSource(setting)).toBe(source));
});
