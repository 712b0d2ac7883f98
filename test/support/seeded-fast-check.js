import fc from '../../node_modules/fast-check/lib/fast-check.js';

// The same examples in every run, so that none fails by chance; PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
