import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('docs/dependencies.md', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
  const installed = Object.entries(packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([, { license }]) => license ?? 'not in the lock file');

  it('lists every runtime dependency with its licence and no other package', () => {
    const listed = rows.flatMap(([, names = '', , licence = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => `${name}: ${licence}`),
    );
    const { dependencies, optionalDependencies } = read('package.json') as Record<string, object>;
    const names = Object.keys({ ...dependencies, ...optionalDependencies });

    expect(listed.sort()).toEqual(
      names.map((name) => `${name}: ${packages[`node_modules/${name}`]?.license}`).sort(),
    );
  });

  it('counts the packages of the image by licence', () => {
    const counts = new Map<string, number>();
    for (const licence of installed) counts.set(licence, (counts.get(licence) ?? 0) + 1);
    const isCount = ([, , number = '']: readonly string[]): boolean => /^\d+$/.test(number);

    expect(Object.fromEntries(rows.filter(isCount).map((cells) => [cells[1], Number(cells[2])]))).toEqual(
      Object.fromEntries(counts),
    );
    expect(page).toContain(`${installed.length} packages`);
  });
});
