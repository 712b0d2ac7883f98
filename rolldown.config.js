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

const asOneFile = (input, dir) => ({
  input,
  platform: 'node',
  external: STAY_OUTSIDE,
  plugins: [ownAddresses],
  // Both take what only throws, such as a call of decodeURIComponent whose result nobody uses, for superfluous.
  treeshake: false,
  output: {
    ...{
      dir,
      codeSplitting: false,
      keepNames: true,
      comments: { legal: true, jsdoc: false, annotation: false },
    },
    // A single character beyond Latin-1 has V8 keep all of the file, for as long as the process runs, with two bytes a character.
    minify: {
      compress: false,
      mangle: false,
      codegen: { removeWhitespace: false, asciiOnly: true, legalComments: 'inline' },
    },
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
