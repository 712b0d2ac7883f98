import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../support/index.js';

/** The compiler of the checks: a fifth of what the one of the build costs. */
const TSC = resolve('node_modules/@typescript/native/bin/tsc');
/** As Vite's React template has them since TypeScript 5.8. */
const OPTIONS = {
  target: 'ES2022',
  useDefineForClassFields: true,
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  types: ['vite/client'],
  skipLibCheck: true,
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  moduleDetection: 'force',
  noEmit: true,
  jsx: 'react-jsx',
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  noFallthroughCasesInSwitch: true,
  noUncheckedSideEffectImports: true,
};
/** What the platform's web app gets, beside the provider around them. */
const PLACES = ['MlPage', 'DeviceIndicator', 'DeviceChart', 'DeviceAnomalies'];
const MOST_LINES = 10;

const blocksIn = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code);

/** docs/frontend.md, pasted into an app as it says. */
describe('the React snippets of docs/frontend.md', () => {
  const folder = temporaryFolder();
  const page = readFileSync('docs/frontend.md', 'utf8');
  const snippets = blocksIn(page, 'tsx');
  let output: string;

  beforeAll(() => {
    const files: Record<string, string> = {
      'ml-api-of-the-app.ts': blocksIn(page, 'ts')[0] ?? '',
      'package.json': '{"type": "module"}',
      'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['*'] }),
    };
    snippets.forEach((code, index) => (files[`snippet-${index}.tsx`] = code));
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder.path, name), code);
    cpSync('client', join(folder.path, 'ml'), {
      recursive: true,
      filter: (path) => !/(\.spec\.ts|generate\.ts|tsconfig\.json)$/.test(path),
    });
    symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
    output = spawnSync(process.execPath, [TSC, '--singleThreaded'], {
      cwd: folder.path,
      encoding: 'utf8',
    }).stdout;
  });
  afterAll(() => folder.remove());

  it('compile with the client under the rules of a new Vite app', () => expect(output).toBe(''));

  it('are the four places of the platform, in ten lines at most each', () => {
    const [provider = '', ...places] = snippets;
    expect(provider).toContain('<MlProvider');
    expect(places.map((code) => /export const (\w+)/.exec(code)?.[1])).toEqual(PLACES);
    for (const code of snippets) expect(code.trim().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  it('name every component that the client exports', () => {
    const door = readFileSync('client/react/index.ts', 'utf8');
    const exported = [...door.matchAll(/export \{ (\w+) \}/g)].map(([, name = '']) => name);
    expect(exported.length).toBeGreaterThan(8);
    expect(exported.filter((name) => !page.includes(`<${name}`))).toEqual([]);
  });

  it('bring no rule that reaches anything else on the page', () => {
    const folderOfStyles = 'client/react/styles';
    const css = readdirSync(folderOfStyles).map((name) => readFileSync(join(folderOfStyles, name), 'utf8'));
    const selectors = selectorsIn(css.join('\n'));
    expect(selectors.length).toBeGreaterThan(100);
    expect(selectors.filter((selector) => !selector.startsWith('.ml-'))).toEqual([]);
  });
});

/** Of all rules, inside of media queries too; steps of animations are none. */
function selectorsIn(css: string): readonly string[] {
  const rules = css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@keyframes [\w-]+ \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
    .replace(/@media [^{]*\{/g, '')
    // Their commas part no selectors.
    .replace(/\([^()]*\)/g, '');
  return [...rules.matchAll(/([^{}]+)\{[^{}]*\}/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((selector) => selector.trim())
    .filter((selector) => selector !== '');
}
