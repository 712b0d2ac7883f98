import type { ModelDetails } from '../../ml-api.js';

type GateCheck = NonNullable<ModelDetails['gate']>['checks'][number];

/** One check of the quality gate, to be looked up in each of several reports. */
export interface NamedCheck {
  readonly key: string;
  readonly title: string;
  readonly of: (model: ModelDetails) => GateCheck | undefined;
}

const TITLES: Readonly<Record<GateCheck['name'], string>> = {
  'score-distribution': 'Distribution of scores',
  'alarm-rate': 'Alarms',
  agreement: 'Agreement in rank',
  'known-episodes': 'Known episodes',
};

/** Each check that is in any of the reports, once; those of a type of assets after the one over all. */
export function checksOf(models: readonly ModelDetails[]): readonly NamedCheck[] {
  const checks = models.flatMap(({ gate }) => gate?.checks ?? []);
  const named = new Map(checks.map((check) => [keyOf(check), check]));
  return [...named]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, { name, scope }]) => ({
      key,
      title: scope === undefined ? TITLES[name] : `${TITLES[name]}: ${scope}`,
      of: ({ gate }) => gate?.checks.find((check) => keyOf(check) === key),
    }));
}

function keyOf({ name, scope }: GateCheck): string {
  return scope === undefined ? name : `${name} ${scope}`;
}
