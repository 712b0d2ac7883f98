const OLDEST = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `ems-ml-service needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. ` +
      'Start it with `npm run start:service`, which brings its own.\n',
  );
  process.exit(1);
}
