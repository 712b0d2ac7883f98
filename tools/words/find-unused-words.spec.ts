import { findUnusedWords, readReplacements } from './find-unused-words.js';

const GLOSSARY = `# Glossary

| word | meaning |
| ---- | ------- |
| verdict | not of this table |

## Words we do not use

| not              | but           |
| ---------------- | ------------- |
| verdict, verdicts | feedback     |
| worth a call     | actionable    |

## More

| judge | nothing |
`;

describe('readReplacements', () => {
  it('reads the one table, a phrase each', () => {
    expect(readReplacements(GLOSSARY)).toEqual([
      { phrase: 'verdict', instead: 'feedback' },
      { phrase: 'verdicts', instead: 'feedback' },
      { phrase: 'worth a call', instead: 'actionable' },
    ]);
  });

  it('refuses a glossary without it', () => {
    expect(() => readReplacements('# Glossary')).toThrow(/Words we do not use/);
  });
});

describe('findUnusedWords', () => {
  const find = (text: string) =>
    findUnusedWords(text, readReplacements(GLOSSARY)).map(({ phrase, line }) => `${phrase}:${line}`);

  it.each([
    ['The verdict counts.', ['verdict:1']],
    ['one\ntwo\nVERDICTS', ['verdicts:3']],
    ['const storedVerdict = 1;', ['verdict:1']],
    ['const NO_VERDICTS = anomaly_verdicts;', ['verdicts:1']],
    ["from './verdict.repository.js'", ['verdict:1']],
    ['is not worth a call', ['worth a call:1']],
    ['isWorthACall', ['worth a call:1']],
    ['feedback and verdictive', []],
  ])('reads %j', (text, found) => {
    expect(find(text)).toEqual(found);
  });
});
