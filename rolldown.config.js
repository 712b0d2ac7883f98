import { relative, resolve } from 'node:path';
import { defineConfig } from 'rolldown';

const OUT = resolve('dist/service');

/** Packages that look for files beside themselves, and those that Nest can do without and this service does not have. */
const STAY_OUTSIDE = /^(piscina|swagger-ui-dist|@nestjs\/(microservices|websockets)|@fastify\/static)\b/;

/** Finds its worker beside the file of the service, as it does beside itself. */
const POOL = /\/detector-pool\.service\.js$/;

/** The web pages and what else a source finds beside itself stay where they are. */
const ownAddresses = {
  name: 'own-addresses',
  transform: {
    filter: { id: { include: /\/dist\/src\//, exclude: POOL }, code: 'import.meta.url' },
    handler: (code, id) =>
      code.replaceAll('import.meta.url', `new URL('${relative(OUT, id)}', import.meta.url).href`),
  },
};

/** V8 keeps a source for as long as the process runs, and in two bytes for each character where one of them needs two: 25 MB instead of 13. */
const inAscii = {
  name: 'in-ascii',
  renderChunk: (code) =>
    code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

const asOneFile = (input, dir) => ({
  input,
  platform: 'node',
  external: STAY_OUTSIDE,
  plugins: [ownAddresses, inAscii],
  // Both take what only throws, such as a call of decodeURIComponent whose result nobody uses, for superfluous.
  treeshake: false,
  output: {
    dir,
    codeSplitting: false,
    keepNames: true,
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  },
});

/**
 * The service as one file: finding and linking three and a half thousand would take most of a start. Its worker threads, which come and
 * go, as another.
 */
export default defineConfig([
  asOneFile('dist/src/main.js', OUT),
  asOneFile('dist/src/models/worker/detector.worker.js', resolve(OUT, 'worker')),
]);
