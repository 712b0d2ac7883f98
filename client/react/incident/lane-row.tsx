import type { IncidentMember } from '../../ml-api.js';
import { assetPath, episodePath, GoTo, useGo } from '../elements/go-to.js';
import { formatTime } from '../format/format-time.js';
import { countOf, formatMetricName } from '../format/format-value.js';
import { laneTicks, type Span } from './lane-axis.js';
import type { Block, Lane } from './lane.js';

const ROW = 22;
const GAP = 4;
const LEAST_WIDTH = 5;
/** Of a letter, about; what does not fit is not written. */
const LETTER = 6.2;
const WORDS_GAP = 5;

interface LaneRowProps {
  readonly lane: Lane;
  readonly span: Span;
  /** In pixels. */
  readonly width: number;
}

/** What happened to one entity. For those who do not see it the same is in the table of members. */
export function LaneRow({ lane, span, width }: LaneRowProps) {
  const height = lane.nRows * ROW + GAP;
  const toX = (at: number): number => (width * (at - span.from)) / (span.until - span.from);
  return (
    <li className="ml-lane">
      <div className="ml-lane-name">
        <GoTo to={assetPath(lane.assetId)}>{lane.name}</GoTo>
      </div>
      <svg
        width={width}
        height={height}
        className="ml-lane-blocks"
        role="img"
        aria-label={`${lane.name}: ${countOf(lane.blocks.length, 'member')}, first at ${timeOf(lane.blocks[0]?.from)}`}
      >
        {laneTicks(span, width).map(({ at }) => (
          <path key={at} className="ml-lane-grid" d={`M${toX(at)} 0V${height}`} />
        ))}
        {lane.blocks.map((block, index) => (
          <LaneBlock
            key={block.member.id}
            block={block}
            x={[toX(block.from), toX(block.until)]}
            freeUntil={nextInRow(lane.blocks, index, toX) ?? width}
          />
        ))}
      </svg>
    </li>
  );
}

/** Where the words beside a block have to end. */
function nextInRow(blocks: readonly Block[], index: number, toX: (at: number) => number): number | undefined {
  const next = blocks.slice(index + 1).find(({ row }) => row === blocks[index]?.row);
  return next && toX(next.from);
}

interface LaneBlockProps {
  readonly block: Block;
  /** Begin and end, in pixels. */
  readonly x: readonly [from: number, until: number];
  readonly freeUntil: number;
}

function LaneBlock({ block, x: [from, until], freeUntil }: LaneBlockProps) {
  const go = useGo();
  const { episodeId, severity, kind, announcedAt } = block.member;
  const y = block.row * ROW + GAP;
  const length = Math.max(until - from, LEAST_WIDTH);
  const words = formatMetricName(kind);
  const place = placeOfWords(words.length * LETTER, { from, length, freeUntil });
  return (
    <g
      className={`ml-lane-block ml-severity-${severity} ${announcedAt === null ? 'ml-lane-suppressed' : ''} ${
        episodeId === null ? '' : 'ml-lane-linked'
      }`}
      onClick={episodeId === null ? undefined : () => go(episodePath(episodeId))}
    >
      <title>{titleOf(block.member)}</title>
      <rect x={from} y={y} width={length} height={ROW - GAP} rx={3} />
      {place !== undefined && (
        <text x={place} y={y + 13}>
          {words}
        </text>
      )}
    </g>
  );
}

interface Room {
  readonly from: number;
  readonly length: number;
  readonly freeUntil: number;
}

/** Inside of the block, else beside it; undefined where there is no room. */
function placeOfWords(width: number, { from, length, freeUntil }: Room): number | undefined {
  if (from < 0 && from + length > width + WORDS_GAP) return WORDS_GAP;
  if (width + 2 * WORDS_GAP <= length) return from + WORDS_GAP;
  return from + length + width + 2 * WORDS_GAP <= freeUntil ? from + length + WORDS_GAP : undefined;
}

function titleOf({ kind, severity, text, startedAt, endedAt, reason }: IncidentMember): string {
  const until = endedAt === null ? 'goes on' : `until ${timeOf(endedAt)}`;
  const why = reason === null ? '' : `\nsuppressed: ${reason}`;
  return `${formatMetricName(kind)}, ${severity}, ${timeOf(startedAt)}, ${until}\n${text}${why}`;
}

function timeOf(at: string | number | undefined): string {
  return at === undefined ? '' : formatTime(new Date(at), 'date-time');
}
