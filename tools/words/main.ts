import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findUnusedWords, readReplacements } from './find-unused-words.js';

// What people read: code, messages, the generated API types, documents. Released migrations stay as they are; their tests name them.
const SCOPE = [
  'src',
  'client',
  'web',
  'launcher',
  'simulator',
  'tools',
  'test',
  'docs',
  'deploy',
  '*.md',
  '.env.example',
];
const NOT = [
  'docs/glossary.md',
  'CHANGELOG.md',
  'tools/words',
  // Column names that a file format fixes.
  'tools/backtest/alerts/assessed-columns.ts',
  'tools/bench/results',
  'test/integration/platform/migration-names.ts',
  'test/integration/platform/migrations.spec.ts',
];

const replacements = readReplacements(readFileSync('docs/glossary.md', 'utf8'));
const excluded = NOT.map((path) => `:(exclude)${path}`);
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...SCOPE, ...excluded], {
  encoding: 'utf8',
});
let nFound = 0;
for (const file of files
  .split('\n')
  .filter((path) => /\.(tsx?|js|css|html|md|ya?ml|json|svg|example)$/.test(path))) {
  const text = `${file}\n${readFileSync(file, 'utf8')}`;
  for (const { line, phrase, instead } of findUnusedWords(text, replacements)) {
    nFound += 1;
    const place = line === 1 ? 'its name' : `line ${line - 1}`;
    process.stdout.write(`${file}, ${place}: "${phrase}"; the glossary has: ${instead}\n`);
  }
}
process.exitCode = nFound > 0 ? 1 : 0;
