import { readFileSync } from 'node:fs';
import { endMissed } from './end-missed.js';

/** Says how it compares, and has nothing that it must be. */
const WITHOUT_MUSTS = ['bench:accuracy'];

describe('endMissed', () => {
  const { error } = console;

  afterEach(() => {
    process.exitCode = undefined;
    console.error = error;
  });

  it('ends the command with a code other than 0 where something is missed, and names it', () => {
    const said: string[] = [];
    console.error = (line: string) => said.push(line);
    endMissed([]);
    expect(process.exitCode).toBeUndefined();
    endMissed(['fit is 10, must be ≤ 9']);
    expect(process.exitCode).toBe(1);
    expect(said).toEqual(['Missed: fit is 10, must be ≤ 9']);
  });

  it('is how every benchmark of package.json ends', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const benches = Object.entries(scripts).filter(([name]) => /^bench(:|$)/.test(name));
    const without = benches.filter(([, command]) => {
      const main = /dist\/(tools\/bench\/\S*main)\.js/.exec(command)?.[1];
      return !readFileSync(`${main}.ts`, 'utf8').includes('endMissed(');
    });
    expect(benches.length).toBeGreaterThan(10);
    expect(without.map(([name]) => name)).toEqual(WITHOUT_MUSTS);
  });
});
