/** What a table has of a short time: the series of each sample, its time and its value. */
export interface SampleRows {
  /** `seriesId` of each sample. */
  readonly ids: readonly string[];
  /** Epoch milliseconds. */
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
}

/** The same by the place of the series. */
interface PlacedRows extends Omit<SampleRows, 'ids'> {
  readonly placeOf: Int32Array;
}

/** Puts together what is read in parts: those of a table in the order of time. */
export class NewSamplesBuilder {
  nSamples = 0;
  private readonly rows: PlacedRows[] = [];

  /** @param places - by `seriesId`; those of series that come first are added, so that who gives the same again need not make them anew */
  constructor(
    private readonly afterMs: number,
    private readonly untilMs: number,
    private readonly places = new Map<string, number>(),
  ) {}

  add({ ids, timestamps, values }: SampleRows): void {
    const placeOf = new Int32Array(ids.length);
    for (let row = 0; row < ids.length; row += 1) placeOf[row] = this.placeFor(ids[row]!);
    this.rows.push({ placeOf, timestamps, values });
    this.nSamples += ids.length;
  }

  private placeFor(id: string): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    this.places.set(id, this.places.size);
    return this.places.size - 1;
  }

  build(): NewSamples {
    return new NewSamples(this.afterMs, this.untilMs, this.places, this.rows);
  }
}

/** The samples of all series of a short time, `afterMs < timestamp <= untilMs`: those of a series lie next to each other. */
export class NewSamples {
  readonly timestamps: Float64Array;
  /** NaN is a missing one. */
  readonly values: Float64Array;
  /** The samples of a series end where those of the next one begin. */
  private readonly first: Int32Array;
  /** By place: 1 where samples do not simply follow each other, so that somebody has to merge them. */
  private readonly isMixed: Uint8Array;

  constructor(
    readonly afterMs: number,
    readonly untilMs: number,
    private readonly places: ReadonlyMap<string, number>,
    rows: readonly PlacedRows[],
  ) {
    this.first = firstOf(rows, places.size);
    const nSamples = this.first[places.size]!;
    this.timestamps = new Float64Array(nSamples);
    this.values = new Float64Array(nSamples);
    this.isMixed = new Uint8Array(places.size);
    this.fill(rows);
  }

  /** @returns the place of a series that has samples; -1 for any other */
  placeOf(id: string): number {
    const place = this.places.get(id) ?? -1;
    return this.firstOf(place) < this.firstOf(place + 1) ? place : -1;
  }

  /** Series that have samples. */
  get nSeries(): number {
    let n = 0;
    for (let place = 0; place < this.isMixed.length; place += 1)
      if (this.firstOf(place) < this.firstOf(place + 1)) n += 1;
    return n;
  }

  /** @returns where the samples of the series in a place begin; they end where those of the next place begin */
  firstOf(place: number): number {
    return this.first[place] ?? this.timestamps.length;
  }

  /** Whether the samples of the series in a place ascend, one for each time. */
  isPlain(place: number): boolean {
    return this.isMixed[place] === 0;
  }

  /** @returns whether there are more than so many after a time that each series, by `seriesId`, has of its own */
  hasMoreAfter(most: number, timeOf: (id: string) => number): boolean {
    let n = 0;
    for (const [id, place] of this.places) {
      const timeMs = timeOf(id);
      for (let row = this.firstOf(place); row < this.firstOf(place + 1); row += 1)
        if (this.timestamps[row]! > timeMs) n += 1;
      if (n > most) return true;
    }
    return false;
  }

  private fill(parts: readonly PlacedRows[]): void {
    const next = this.first.slice(0, -1);
    for (const { placeOf, timestamps, values } of parts)
      for (let i = 0; i < timestamps.length; i += 1) {
        const place = placeOf[i]!;
        const at = next[place]!++;
        const value = values[i]!;
        this.timestamps[at] = timestamps[i]!;
        this.values[at] = Number.isFinite(value) ? value : NaN;
        if (at > this.first[place]! && !(timestamps[i]! > this.timestamps[at - 1]!)) this.isMixed[place] = 1;
      }
  }
}

function firstOf(parts: readonly PlacedRows[], nPlaces: number): Int32Array {
  const first = new Int32Array(nPlaces + 1);
  for (const { placeOf } of parts) for (const place of placeOf) first[place + 1]! += 1;
  for (let place = 0; place < nPlaces; place += 1) first[place + 1]! += first[place]!;
  return first;
}
