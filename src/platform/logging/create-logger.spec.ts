import { createLogger } from './create-logger.js';
import { withLogFields } from './log-context.js';

type Options = Parameters<typeof createLogger>[0];

/** What the logger writes to either stream while `speak` runs. */
function written(
  options: Partial<Options>,
  speak: (logger: ReturnType<typeof createLogger>) => void,
): string {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) stream.write = (chunk: unknown) => (text += String(chunk)).length > 0;
  try {
    speak(createLogger({ level: 'info', isJson: false, name: 'ems-ml-service', ...options }));
  } finally {
    streams.forEach((stream, index) => (stream.write = originals[index]!));
  }
  return text.replaceAll(/\u001B\[\d+m/g, '');
}

describe('createLogger', () => {
  it('writes a line of time, level, place and message', () => {
    const text = written({}, (logger) => {
      logger.log('Swept 12 samples', 'Sweep');
      logger.warn('Waiting', 'Startup');
    });

    expect(text).toMatch(
      /^\d\d:\d\d:\d\d INFO {2}\[Sweep\] Swept 12 samples\n\d\d:\d\d:\d\d WARN {2}\[Startup\] Waiting\n$/,
    );
  });

  it('writes the stack of an error below its line', () => {
    const text = written({}, (logger) => logger.error('Sweep failed', new Error('boom').stack, 'Sweep'));

    expect(text).toMatch(/ ERROR \[Sweep\] Sweep failed\nError: boom\n {4}at /);
  });

  it.each([
    ['error', ['failed']],
    ['warn', ['failed', 'odd']],
    ['info', ['failed', 'odd', 'done']],
    ['debug', ['failed', 'odd', 'done', 'detail']],
  ] as const)('keeps what is below level %s to itself', (level, shown) => {
    const text = written({ level }, (logger) => {
      logger.error('failed');
      logger.warn('odd');
      logger.log('done');
      logger.debug('detail');
    });

    expect(text.match(/failed|odd|done|detail/g)).toEqual(shown);
  });

  it("keeps Nest's own announcements for debug", () => {
    const speak = (logger: ReturnType<typeof createLogger>): void => {
      logger.log('Mapped {/health, GET} route', 'RouterExplorer');
    };

    expect(written({ level: 'info' }, speak)).toBe('');
    expect(written({ level: 'debug' }, speak)).toContain('Mapped {/health, GET} route');
  });

  it('writes JSON lines for machines', () => {
    const text = written({ isJson: true }, (logger) => logger.log('Swept 12 samples', 'Sweep'));

    expect(JSON.parse(text)).toMatchObject({ level: 'log', context: 'Sweep', message: 'Swept 12 samples' });
  });

  it('writes the time in JSON lines as ISO 8601 in UTC, to the millisecond', () => {
    const before = Date.now();
    const text = written({ isJson: true }, (logger) => logger.log('Swept 12 samples', 'Sweep'));
    const { timestamp } = JSON.parse(text) as { timestamp: string };

    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(timestamp)).toBeLessThanOrEqual(Date.now());
  });

  it('names the request or job in the JSON lines that belong to it, also after waiting', async () => {
    let text = '';
    await withLogFields({ requestId: 'r-1' }, async () => {
      await new Promise(setImmediate);
      text = withLogFields({ jobId: 'j-1' }, () =>
        written({ isJson: true }, (logger) => logger.log('Swept', 'Sweep')),
      );
    });

    expect(JSON.parse(text)).toMatchObject({ message: 'Swept', requestId: 'r-1', jobId: 'j-1' });
    expect(written({ isJson: true }, (logger) => logger.log('Alone'))).not.toContain('requestId');
  });
});
