// What the launcher relies on of the simulator: it says that it is ready, and ends on SIGTERM; STAND_IN changes that.
import { createServer } from 'node:http';

process.on('SIGTERM', () => process.exit(0));

createServer((_request, response) => response.end()).listen(Number(process.env.SIMULATOR_PORT), () => {
  console.log(`pid ${process.pid}`);
  if (process.env.STAND_IN !== 'slow simulator') console.log('EMS simulator ready');
});
