/** For class-transformer: `true`, `1`, `false` and `0`; anything else stays what it is, and is refused. */
export const toBoolean = ({ value }: { value: unknown }): unknown => {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value;
};

/** Hosts of a container network have neither a top-level domain nor qualms about underscores. */
const ANY_HOST = { require_tld: false, require_protocol: true, allow_underscores: true };
export const POSTGRES_URL = { ...ANY_HOST, protocols: ['postgres', 'postgresql'] };
export const HTTP_URL = { ...ANY_HOST, protocols: ['http', 'https'] };
