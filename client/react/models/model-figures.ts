import type { Model } from '../../ml-api.js';

/** What is known of a model's training; null where it is not. */
export interface ModelFigures {
  readonly samples: number | null;
  readonly series: number | null;
  readonly heldOut: number | null;
  readonly inIncidents: number | null;
  readonly meanScore: number | null;
  readonly anomalies: number | null;
  readonly trees: number | null;
  readonly rowsPerTree: number | null;
}

export function figuresOf({ metrics, parameters }: Pick<Model, 'metrics' | 'parameters'>): ModelFigures {
  return {
    samples: numberIn(metrics, 'samples_trained'),
    series: numberIn(metrics, 'series_trained'),
    heldOut: numberIn(metrics, 'samples_held_out'),
    inIncidents: numberIn(metrics, 'samples_in_incidents'),
    meanScore: numberIn(metrics, 'mean_score'),
    anomalies: numberIn(metrics, 'anomalies_detected'),
    trees: numberIn(parameters, 'n_estimators'),
    rowsPerTree: numberIn(parameters, 'max_samples'),
  };
}

function numberIn(values: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = values[name];
  return typeof value === 'number' ? value : null;
}

export function textIn(values: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}
