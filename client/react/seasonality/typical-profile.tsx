import type { Seasonality } from '../../ml-api.js';
import { extremeWords } from './hour-words.js';
import { profilePaths } from './profile-path.js';

const BOX = { width: 280, height: 44 };
const LABELS = {
  day: ['0', '6', '12', '18', '24'],
  week: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

interface TypicalProfileProps {
  readonly span: keyof typeof LABELS;
  /** Of the metric, in words. */
  readonly name: string;
  readonly unit: string | null;
  readonly profile: NonNullable<Seasonality['series'][number]['typicalDay']>;
}

/** A typical day or week as a line in its band, with its extremes in words. */
export function TypicalProfile({ span, name, unit, profile }: TypicalProfileProps) {
  const { band, line } = profilePaths(profile, BOX);
  const words = extremeWords(profile.median, unit);
  const days = LABELS.week.map((_, day) => `M${(day * BOX.width) / 7} 0V${BOX.height}`).slice(1);
  return (
    <figure className="ml-profile">
      <svg
        role="img"
        aria-label={`Typical ${span} of ${name}: ${words}`}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
      >
        {span === 'week' && <path className="ml-profile-day" d={days.join('')} />}
        <path className="ml-profile-band" d={band} />
        <path className="ml-profile-line" d={line} />
      </svg>
      <div className={`ml-profile-labels ml-profile-${span}`} aria-hidden="true">
        {LABELS[span].map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <figcaption aria-hidden="true">
        {span}: {words}
      </figcaption>
    </figure>
  );
}
