import { parseArgs } from 'node:util';
import type { AccessRole } from '../../src/platform/config/index.js';

const ROLES: readonly AccessRole[] = ['viewer', 'operator', 'admin'];
const LONGEST_DAYS = 3_650;

/** What the command is to do. */
export type KeysCommand =
  | { readonly action: 'list' | 'help' }
  | {
      readonly action: 'create';
      readonly name: string;
      readonly role: AccessRole;
      /** null: until it is revoked. */
      readonly days: number | null;
    }
  | { readonly action: 'revoke'; readonly id: string };

/** What `--help` prints. */
export const HELP = `Makes, lists and revokes the API keys of programs (AUTH_MODE=api-key).

  npm run keys -- create NAME --role viewer|operator|admin [--days 365]
  npm run keys -- list
  npm run keys -- revoke ID

A key is shown once, when it is made. The database is that of the service: DATABASE_URL and ML_SCHEMA from the environment or .env.
Exit code: 0, 1 when there is no such key, 2 when an argument is wrong.`;

/** @throws Error with a sentence for the user */
export function readCommand(args: readonly string[]): KeysCommand {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      days: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [action, subject, ...rest] = positionals;
  if (values.help) return { action: 'help' };
  if (rest.length > 0) throw new Error(`${rest.join(' ')}: one name or id at a time`);
  if (action === 'list' && subject === undefined) return { action };
  if (action === 'revoke' && subject !== undefined) return { action, id: subject };
  if (action === 'create' && subject !== undefined)
    return { action, name: nameOf(subject), role: roleOf(values.role), days: daysOf(values.days) };
  throw new Error(`create NAME, list, or revoke ID is missing.\n\n${HELP}`);
}

function nameOf(name: string): string {
  if (name.trim() === '' || name.length > 100) throw new Error('NAME must have 1 to 100 characters');
  return name;
}

function roleOf(text: string | undefined): AccessRole {
  const role = ROLES.find((one) => one === text);
  if (!role) throw new Error(`--role must be ${ROLES.join(', ')} (it is ${text ?? 'missing'})`);
  return role;
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS) return days;
  throw new Error(`--days must be a whole number from 1 to ${LONGEST_DAYS} (it is ${text})`);
}
