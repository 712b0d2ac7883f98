/** Names what is not as good as it must be; one such figure ends the command with a code other than 0. */
export function endMissed(missed: readonly string[]): void {
  for (const one of missed) console.error(`Missed: ${one}`);
  if (missed.length > 0) process.exitCode = 1;
}
