// What the launcher relies on of the service: it answers /health, and ends on SIGTERM; STAND_IN changes that.
import { createServer } from 'node:http';

const { STAND_IN, PORT, EMS_CORE_URL, DATABASE_URL } = process.env;

process.on('SIGTERM', () => {
  console.log('asked to end');
  if (STAND_IN !== 'stubborn') process.exit(0);
});

console.log(`pid ${process.pid}`);
console.log(`core ${EMS_CORE_URL} database ${DATABASE_URL}`);

if (STAND_IN === 'crash') {
  console.error('a table is missing');
  process.exit(3);
}

createServer((_request, response) => response.end('{"status":"healthy"}')).listen(Number(PORT));
