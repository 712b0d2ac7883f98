/** What the program of the cases reports; of its other fields, the one list is that of the cases. */
export interface CasesReport {
  readonly seed: number;
  readonly passed: number;
  readonly cases: number;
  readonly kinds: Readonly<Record<string, { readonly pass: number; readonly of: number }>>;
  readonly [list: string]: unknown;
}

interface ReportedCase {
  readonly name: string;
  readonly kind: string;
  readonly files: readonly {
    readonly file: string;
    readonly results: readonly { readonly check: string; readonly wrong?: string }[];
  }[];
}

/** Passed cases by kind, and what fails. */
export interface CasesTable {
  readonly seed: number;
  readonly passed: number;
  readonly cases: number;
  /** `passed/of`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** By case: what each failing check found. */
  readonly failing: Readonly<Record<string, readonly string[]>>;
}

/** @returns the table that is committed. */
export function casesTableOf(report: CasesReport): CasesTable {
  const { seed, passed, cases, kinds } = report;
  const failing = reportedOf(report).map(({ name, files }): [string, string[]] => [
    name,
    files.flatMap(faultsOf),
  ]);
  return {
    seed,
    passed,
    cases,
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, { pass, of }]) => [kind, `${pass}/${of}`])),
    failing: Object.fromEntries(failing.filter(([, faults]) => faults.length > 0)),
  };
}

/** @returns what kind each case is of, by its name. */
export function kindsOf(report: CasesReport): ReadonlyMap<string, string> {
  return new Map(reportedOf(report).map(({ name, kind }) => [name, kind]));
}

function reportedOf(report: CasesReport): readonly ReportedCase[] {
  return (Object.values(report).find((field) => Array.isArray(field)) ?? []) as ReportedCase[];
}

function faultsOf({ file, results }: ReportedCase['files'][number]): string[] {
  return results.flatMap(({ wrong }) => (wrong === undefined ? [] : [`${file}: ${wrong}`]));
}
