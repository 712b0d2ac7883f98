import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import typescript from 'typescript';
import { temporaryFolder } from '../support/index.js';

const TSC = resolve('node_modules/typescript/bin/tsc');
/** As Vite's React template has them since TypeScript 5.8. */
const OPTIONS = {
  target: 'ES2022',
  useDefineForClassFields: true,
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  types: [],
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

interface Element {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}
type Component = (props: Record<string, unknown>) => Element;

/** docs/frontend.md, pasted into an app as it says. */
describe('the React snippets of docs/frontend.md', () => {
  const folder = temporaryFolder();
  const blocks = (language: string): string[] =>
    [
      ...readFileSync('docs/frontend.md', 'utf8').matchAll(
        new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'),
      ),
    ].map(([, code = '']) => code);
  let output: string;

  beforeAll(() => {
    const [badge = '', chart = ''] = blocks('tsx');
    const files = {
      'mlApi.ts': blocks('ts')[0] ?? '',
      'AssetBadge.tsx': badge,
      'ScoredChart.tsx': chart,
      // What a Vite app has anyway.
      'vite-env.d.ts': 'interface ImportMeta { readonly env: Readonly<Record<string, string | undefined>> }',
      'package.json': '{"type": "module"}',
      'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['*'] }),
    };
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder.path, name), code);
    for (const name of ['ml-api.ts', 'schema.d.ts'])
      copyFileSync(join('client', name), join(folder.path, name));
    symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
    output = spawnSync(process.execPath, [TSC], { cwd: folder.path, encoding: 'utf8' }).stdout;
  }, 60_000);
  afterAll(() => folder.remove());

  it('compile with the client under the rules of a new Vite app', () => expect(output).toBe(''));

  it('draw a line of all samples and a dot for each anomaly', async () => {
    const { ESNext } = typescript.ModuleKind;
    const { outputText: chart } = typescript.transpileModule(
      readFileSync(join(folder.path, 'ScoredChart.tsx'), 'utf8'),
      {
        compilerOptions: {
          jsx: typescript.JsxEmit.ReactJSX,
          module: ESNext,
          target: typescript.ScriptTarget.ES2022,
        },
      },
    );
    const alone = join(folder.path, 'alone.js');
    // The hook's client is not what is drawn with.
    writeFileSync(alone, chart.replace(/^import .* from '\.\/mlApi';$/m, 'const mlApi = {};'));
    const { ScoredChart } = (await import(pathToFileURL(alone).href)) as { ScoredChart: Component };
    const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 12, minute));
    const points = [
      { at: at(0), value: 10, score: 0.1, isAnomaly: false },
      { at: at(1), value: 90, score: 0.93, isAnomaly: true },
      { at: at(2), value: 50, isAnomaly: false },
    ];

    const [line, dots] = ScoredChart({ points }).props.children as [Element, Element[]];
    expect(line.props.points).toBe('0.0,150.0 300.0,10.0 600.0,80.0');
    expect(dots.map(({ type, props }) => [type, props.cx, props.cy, props.fill])).toEqual([
      ['circle', 300, 10, '#b91c1c'],
    ]);
    expect(ScoredChart({ points: [] }).props.children).toBe('No samples yet');
  });
});
