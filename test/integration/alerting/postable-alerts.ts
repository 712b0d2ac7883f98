import { Ajv } from 'ajv';

const LABEL_SET = { type: 'object', additionalProperties: { type: 'string' } };
const DATE_TIME = { type: 'string', format: 'date-time' };

/** `postableAlerts` of Alertmanager's published OpenAPI document (api/v2/openapi.yaml), as JSON schema. */
const POSTABLE_ALERTS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['labels'],
    properties: {
      labels: LABEL_SET,
      generatorURL: { type: 'string', format: 'uri' },
      startsAt: DATE_TIME,
      endsAt: DATE_TIME,
      annotations: LABEL_SET,
    },
  },
};

interface PostableAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ajv = new Ajv({ formats: { 'date-time': RFC_3339, uri: (text: string) => URL.canParse(text) } });
const isPostable = ajv.compile<readonly PostableAlert[]>(POSTABLE_ALERTS);
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What Alertmanager would say against a body: by its schema, and by what it checks beyond (`Alert.Validate`). */
export function faultsOfAlerts(text: string): readonly string[] {
  const alerts: unknown = JSON.parse(text);
  if (!isPostable(alerts)) return (isPostable.errors ?? []).map(({ message }) => message ?? '');
  return alerts.flatMap(({ labels, annotations = {}, startsAt, endsAt }) => [
    ...(Object.values(labels).some((value) => value !== '') ? [] : ['at least one label pair required']),
    ...(Date.parse(endsAt) < Date.parse(startsAt) ? ['start time must be before end time'] : []),
    ...Object.keys({ ...labels, ...annotations })
      .filter((name) => !LABEL_NAME.test(name))
      .map((name) => `invalid label name ${name}`),
  ]);
}

export function alertsIn(text: string): readonly PostableAlert[] {
  return JSON.parse(text) as readonly PostableAlert[];
}
