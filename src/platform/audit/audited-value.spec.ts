import { auditedJson } from './audited-value.js';

describe('auditedJson', () => {
  it('keeps what a person changes as it is', () => {
    const change = {
      reason: 'maintenance',
      endsAt: new Date('2026-01-01T00:00:00Z'),
      members: ['a', 1, null],
    };

    expect(JSON.parse(auditedJson(change) ?? '')).toEqual({ ...change, endsAt: '2026-01-01T00:00:00.000Z' });
    expect(auditedJson(undefined)).toBeNull();
    expect(auditedJson(null)).toBeNull();
  });

  it('hides what is named like a secret, however deep', () => {
    const json = auditedJson({
      login: { Password: 'marked', apiKey: 'marked', 'X-Api-Key': 'marked' },
      accessToken: { value: 'marked' },
    });

    expect(json).not.toContain('marked');
    expect(json).toContain('***');
  });

  it('has nothing in it that PostgreSQL cannot store', () => {
    expect(auditedJson({ 'a\0b': 'c\0d\ud800' })).toBe('{"a\uFFFDb":"c\uFFFDd\uFFFD"}');
  });

  it.each([
    ['a long text', 'x'.repeat(100_000)],
    ['a long list', Array.from({ length: 100_000 }, (_, index) => ({ index, text: 'x'.repeat(400) }))],
    [
      'many fields',
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index}`, 'x'.repeat(400)])),
    ],
    [
      'long names',
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(9_000), 1])),
    ],
    ['what holds itself', holdingItself()],
  ])('is bounded for %s', (_, value) => {
    expect(auditedJson(value)?.length).toBeLessThanOrEqual(8_000);
  });
});

function holdingItself(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}
