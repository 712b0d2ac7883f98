import { readFileSync } from 'node:fs';

/** The page for operators: what it has them type, in its order. */
export interface ConnectingPage {
  /** Makes the role, and takes everything back. */
  readonly sql: readonly [connect: string, disconnect: string];
  /** Arguments of `npm run verify:ems`. */
  readonly verifyArguments: readonly string[];
  /** The environment of the container. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths that are asked with curl. */
  readonly paths: readonly string[];
}

/** @param replacements - what stands for the names that the page makes up */
export function readConnectingPage(replacements: Readonly<Record<string, string>>): ConnectingPage {
  let text = readFileSync('docs/connecting.md', 'utf8');
  for (const [made, real] of Object.entries(replacements)) text = text.replaceAll(made, real);
  const blocks = (language: string): readonly string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
  const [verify = '', ask = ''] = blocks('bash');
  const [compose = ''] = blocks('yaml');
  const [connect = '', disconnect = ''] = blocks('sql');
  const variables = compose.matchAll(/^ {6}([A-Z_]+): (\S+)$/gm);
  return {
    sql: [connect, disconnect],
    verifyArguments: verify
      .replaceAll('\\\n', '')
      .trim()
      .split(/\s+/)
      .slice('npm run verify:ems --'.split(' ').length),
    environment: Object.fromEntries([...variables].map(([, name = '', value = '']) => [name, value])),
    paths: [...ask.matchAll(/^curl -s '?localhost:8000([^'\s]+)'?$/gm)].map(([, path = '']) => path),
  };
}
