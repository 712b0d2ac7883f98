const { options } = require('./.dependency-cruiser.cjs');

/** Circles of folders, without specs: those may look at anything, and their fixtures build on what they test. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-folder-cycles',
      severity: 'error',
      comment: 'Folders that need each other are one idea, or a file lies in the wrong one.',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: { ...options, exclude: { path: '(\\.spec\\.ts$|/testing/)' } },
};
