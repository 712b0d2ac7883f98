/** What was said of an incident last, beside what operators say. */
export interface RatedIncident {
  readonly isFound: boolean;
  /** Stated probability that it is nothing of what is monitored. */
  readonly none: number;
  /** The likeliest first, with their stated probabilities. */
  readonly suspectIds: readonly string[];
  readonly probabilities: readonly number[];
  readonly causes: readonly string[];
  readonly notCauses: readonly string[];
  readonly isNone: boolean;
}

/** Stated probabilities beside how often they were right, in a third of the incidents. */
interface CalibrationThird {
  readonly n: number;
  readonly meanProbability: number;
  readonly shareRight: number;
}

export interface CauseAccuracy {
  /** Incidents with feedback. */
  readonly nIncidents: number;
  /** Of those, with a cause that operators confirmed. */
  readonly nConfirmed: number;
  readonly nFirst: number;
  readonly nInFirstThree: number;
  /** Operators say that it was nothing of what is monitored, and it was said so. */
  readonly nNone: number;
  readonly nNoneRight: number;
  /** The least likely third first; empty with fewer than three. */
  readonly thirds: readonly CalibrationThird[];
  /** Mean difference between the two; undefined without thirds. */
  readonly meanGap: number | undefined;
}

interface Claim {
  readonly probability: number;
  readonly isRight: boolean;
}

/** How often confirmed causes were first, in the first three, and how well probabilities held. */
export function causeAccuracy(incidents: readonly RatedIncident[]): CauseAccuracy {
  const confirmed = incidents.filter(({ causes }) => causes.length > 0);
  const none = incidents.filter(({ isNone }) => isNone);
  const thirds = calibration(incidents.flatMap(claimOf));
  const gaps = thirds.map(({ meanProbability, shareRight }) => Math.abs(meanProbability - shareRight));
  return {
    nIncidents: incidents.length,
    nConfirmed: confirmed.length,
    nFirst: confirmed.filter((one) => isAmong(one, 1)).length,
    nInFirstThree: confirmed.filter((one) => isAmong(one, 3)).length,
    nNone: none.length,
    nNoneRight: none.filter(({ isFound }) => !isFound).length,
    thirds,
    meanGap: gaps.length === 0 ? undefined : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
  };
}

function isAmong({ suspectIds, causes }: RatedIncident, nFirst: number): boolean {
  return suspectIds.slice(0, nFirst).some((id) => causes.includes(id));
}

/** That the likeliest suspect is the cause, where feedback says whether it is. */
function claimOf({ suspectIds, probabilities, causes, notCauses, isNone }: RatedIncident): readonly Claim[] {
  const [first] = suspectIds;
  const [probability] = probabilities;
  if (first === undefined || probability === undefined) return [];
  if (causes.includes(first)) return [{ probability, isRight: true }];
  return isNone || causes.length > 0 || notCauses.includes(first) ? [{ probability, isRight: false }] : [];
}

function calibration(claims: readonly Claim[]): readonly CalibrationThird[] {
  if (claims.length < 3) return [];
  const sorted = claims.toSorted((a, b) => a.probability - b.probability);
  return [0, 1, 2].map((third) => {
    const part = sorted.slice(
      Math.round((third * sorted.length) / 3),
      Math.round(((third + 1) * sorted.length) / 3),
    );
    return {
      n: part.length,
      meanProbability: part.reduce((sum, { probability }) => sum + probability, 0) / part.length,
      shareRight: part.filter(({ isRight }) => isRight).length / part.length,
    };
  });
}
