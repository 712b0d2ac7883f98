import { registerHooks } from 'node:module';

// Jest imports its global setup without transforming it. Node itself reads TypeScript, but takes the
// '.js' of an import literally: this points it at the source beside it.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      const isSource = specifier.startsWith('.') && specifier.endsWith('.js');
      if (!isSource) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});
