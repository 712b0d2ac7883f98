import { defineConfig } from 'vite';

/** Where the service answers while `vite web` serves the sources. */
const SERVICE = 'http://127.0.0.1:8000';

export default defineConfig({
  base: '/dashboard/',
  server: { proxy: { '/api': SERVICE } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // It is loaded once, mostly from the machine itself.
    chunkSizeWarningLimit: 1000,
    // Of the packages whose code is in the bundle.
    license: { fileName: 'licenses.md' },
    // Some packages say that they are for the browser; all of this is.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
