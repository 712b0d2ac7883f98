import { casesTableOf, kindsOf } from './cases-table.js';

describe('casesTableOf', () => {
  const report = {
    seed: 1,
    passed: 1,
    cases: 2,
    kinds: { guard: { pass: 1, of: 1 }, sentences: { pass: 0, of: 1 } },
    whole: [
      { name: '01-calm', kind: 'guard', files: [{ file: 'input', results: [{ check: 'quiet' }] }] },
      {
        name: '02-loud',
        kind: 'sentences',
        files: [
          { file: 'input', results: [{ check: 'quiet', wrong: 'quiet: 3 episodes' }, { check: 'found' }] },
          { file: 'control', results: [{ check: 'found', wrong: 'found: never' }] },
        ],
      },
      { name: '03-live', kind: 'guard', files: [] },
    ],
  };

  it('keeps the table by kind and what fails', () => {
    expect(casesTableOf(report)).toEqual({
      seed: 1,
      passed: 1,
      cases: 2,
      kinds: { guard: '1/1', sentences: '0/1' },
      failing: { '02-loud': ['input: quiet: 3 episodes', 'control: found: never'] },
    });
  });

  it('knows the kind of each case', () => {
    expect([...kindsOf(report)]).toEqual([
      ['01-calm', 'guard'],
      ['02-loud', 'sentences'],
      ['03-live', 'guard'],
    ]);
  });
});
