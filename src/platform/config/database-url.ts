interface DatabaseAddress {
  readonly host: string;
  readonly port: string | number;
  readonly user: string;
  readonly password: string;
  readonly name: string;
}

/** The address of a database as one URL, whatever characters user, password and name are made of. */
export function databaseUrl({ host, port, user, password, name }: DatabaseAddress): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${login}@${host}:${port}/${encodeURIComponent(name)}`;
}
