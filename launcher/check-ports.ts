import { isPortFree } from './ports.js';
import { SettingsError, type LauncherSettings } from './settings.js';

/** Before anything starts: a taken port found half-way would leave a half-started system behind. */
export async function checkPorts(settings: LauncherSettings): Promise<void> {
  const wanted = [
    { setting: 'PORT', port: settings.port, who: 'the service' },
    ...(settings.emsCoreUrl
      ? []
      : [{ setting: 'SIMULATOR_PORT', port: settings.simulatorPort, who: 'the simulator' }]),
  ];
  const taken = [];
  for (const each of wanted) if (!(await isFreeEverywhere(each.port))) taken.push(each);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ setting, port, who }) =>
      `Port ${port}, wanted for ${who}, is in use (or not allowed). ` +
      `Stop the program that has it, or choose another: ${setting}=${port + 1} npm start`,
  );
  throw new SettingsError(lines.join('\n'));
}

/** Listening everywhere can succeed beside a program that listens on the loopback address only. */
async function isFreeEverywhere(port: number): Promise<boolean> {
  return (await isPortFree(port)) && (await isPortFree(port, '127.0.0.1'));
}
