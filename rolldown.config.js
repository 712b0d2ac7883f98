import { relative, resolve } from 'node:path';
import { defineConfig } from 'rolldown';

const OUT = resolve('dist/service');

/** Packages that look for files beside themselves, and those that Nest can do without and this service does not have. */
const STAY_OUTSIDE = /^(piscina|swagger-ui-dist|@nestjs\/(microservices|websockets)|@fastify\/static)\b/;

/** The worker, the web pages and what else a source finds beside itself stay where they are. */
const ownAddresses = {
  name: 'own-addresses',
  transform: {
    filter: { id: /\/dist\/src\//, code: 'import.meta.url' },
    handler: (code, id) =>
      code.replaceAll('import.meta.url', `new URL('${relative(OUT, id)}', import.meta.url).href`),
  },
};

/** The service as one file: finding and linking three and a half thousand would take most of a start. */
export default defineConfig({
  input: 'dist/src/main.js',
  platform: 'node',
  external: STAY_OUTSIDE,
  plugins: [ownAddresses],
  // Both take what only throws, such as a call of decodeURIComponent whose result nobody uses, for superfluous.
  treeshake: false,
  output: { dir: OUT, codeSplitting: false, keepNames: true, minify: false },
});
