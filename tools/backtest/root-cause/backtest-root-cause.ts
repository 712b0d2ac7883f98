import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { answerIssue } from './answer-issue.js';
import type { RootCauseOptions } from './options.js';
import { findSystems, readSystem } from './read-system.js';

/** What is written of an issue. */
interface WrittenAnswer {
  readonly ranked: readonly { readonly node: string; readonly score: number; readonly probability: number }[];
  readonly none: number;
  readonly milliseconds: number;
}

/**
 * Looks for the cause of each issue of each system in a folder, and writes whom it suspects.
 *
 * @param say receives lines about the progress.
 * @throws Error naming the first file that cannot be read; nothing is written then.
 */
export async function backtestRootCause(
  options: RootCauseOptions,
  say: (line: string) => void,
): Promise<void> {
  const answers: Record<string, WrittenAnswer> = {};
  for (const name of await findSystems(options.input)) {
    const system = await readSystem(join(options.input, name));
    let nFound = 0;
    for (const issue of system.issues) {
      const startedAt = performance.now();
      const { answer, nodes } = answerIssue(system, issue, options.confidence);
      const milliseconds = Math.round(1000 * (performance.now() - startedAt)) / 1000;
      if (answer.isFound) nFound += 1;
      const ranked = answer.isFound ? answer.suspects : [];
      answers[`${name}/${issue.name}`] = {
        ranked: ranked.map(({ node, score, probability }) => ({
          node: nodes[node] ?? '',
          score,
          probability,
        })),
        none: answer.none,
        milliseconds,
      };
    }
    say(`${name}: ${system.issues.length} issues, a cause found for ${nFound}.`);
  }
  await writeWhole(options.output, `${JSON.stringify(answers, null, 1)}\n`);
  say(`Written to ${options.output}.`);
}

/** Writes beside the place first, so that a file that is there is a whole one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
