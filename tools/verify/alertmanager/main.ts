import { verifyAlertmanager } from './verify-alertmanager.js';

// npm run verify:alertmanager: a real Alertmanager of this machine hears of an incident, and lets a receiver know.

const binary = process.env.ALERTMANAGER ?? 'prometheus-alertmanager';
try {
  for await (const line of verifyAlertmanager(binary)) console.log(line);
  console.log('All as expected.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`Needed: ${binary} (apt-get install prometheus-alertmanager, or its path in ALERTMANAGER).`);
  process.exitCode = 1;
}
