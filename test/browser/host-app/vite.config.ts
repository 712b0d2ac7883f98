import tailwind from 'tailwindcss';
import { defineConfig } from 'vite';

/** As an app of the platform has it: Tailwind CSS with all its base rules. */
export default defineConfig({
  // Ant Design is large, and nobody waits for it over a network.
  build: { minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 5_000 },
  css: { postcss: { plugins: [tailwind({ content: [`${import.meta.dirname}/*.tsx`] })] } },
  logLevel: 'info',
});
