// Imported first by main.ts: an older Node should say so, not fail on something it does not know.
const OLDEST = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `This is Node ${process.versions.node}; the service needs ${OLDEST.join('.')} or newer. ` +
      'Start it with `npm start` or `npm run start:service`: npm ci installs a matching Node beside the service.\n',
  );
  process.exit(1);
}
