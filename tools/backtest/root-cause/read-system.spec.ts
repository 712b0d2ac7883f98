import { parseIssue } from './read-system.js';

describe('parseIssue', () => {
  it('reads what is said of an alarm', () => {
    const text = '{"target":{"node":"a","metric":"latency"},"at":"2026-03-02T00:00:00Z","maintenance":["b"]}';
    expect(parseIssue('issue.json', text)).toEqual({
      target: { node: 'a', metric: 'latency' },
      at: Date.parse('2026-03-02T00:00:00Z'),
      maintenance: ['b'],
    });
  });

  it.each([
    ['{', 'issue.json: is no JSON'],
    ['{"at":"2026-03-02T00:00:00Z"}', 'issue.json: "target.node" is missing'],
    ['{"target":{"node":"a"},"at":"noon"}', 'issue.json: "at" is no instant; write 2026-01-31T14:05:00Z'],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(() => parseIssue('issue.json', text)).toThrow(sentence);
  });
});
