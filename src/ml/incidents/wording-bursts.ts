import type { Fragment } from './incident-registry.js';

/** What comes within so long came at once. */
const AT_ONCE_MS = 120_000;
const MINUTE_MS = 60_000;
/** So many entities say the same at once before it is taken for one fault. */
const FEWEST_ENTITIES = 3;
/** Times that a wording is to be expected in a minute, below which several at once are no chance. */
const MOST_EXPECTED = 0.02;
const MOST_WORDINGS = 50_000;

/** How a wording came. */
interface Course {
  /** Times before the present burst. */
  nBefore: number;
  /** The first fragment of each entity of the present burst. */
  readonly entities: Map<number, Fragment>;
  readonly beganAt: number;
}

/**
 * Finds that something no topology knows of fails: the same wording, which hardly ever comes, from several entities at once.
 */
export class WordingBursts {
  private readonly courses = new Map<number, Course>();

  /** @param startedAt since when wordings would have been heard; since the first one where it is NaN. */
  constructor(private startedAt = Number.NaN) {}

  /** @returns the fragments of other entities that said the same at once, where that is no chance; none otherwise. */
  add(
    wording: number,
    entity: number,
    { fragment, at }: { readonly fragment: Fragment; readonly at: number },
  ): readonly Fragment[] {
    if (Number.isNaN(this.startedAt)) this.startedAt = at;
    const course = this.courseOf(wording, at);
    if (!course.entities.has(entity)) course.entities.set(entity, fragment);
    const minutes = (at - this.startedAt) / MINUTE_MS;
    const isRare = (course.nBefore + 1) / minutes <= MOST_EXPECTED;
    if (!isRare || course.entities.size < FEWEST_ENTITIES) return [];
    if (course.entities.size === FEWEST_ENTITIES) return [...course.entities.values()];
    const [first] = course.entities.values();
    return first === undefined ? [] : [first];
  }

  private courseOf(wording: number, at: number): Course {
    const known = this.courses.get(wording);
    if (known !== undefined && at - known.beganAt <= AT_ONCE_MS) return known;
    if (known === undefined && this.courses.size >= MOST_WORDINGS) this.courses.clear();
    const nBefore = known === undefined ? 0 : known.nBefore + known.entities.size;
    const course: Course = { nBefore, entities: new Map(), beganAt: at };
    this.courses.set(wording, course);
    return course;
  }
}
