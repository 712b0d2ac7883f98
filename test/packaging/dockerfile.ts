/** One instruction of a Dockerfile, with its continued lines joined. */
interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

interface CopyInstruction {
  /** The stage copied from; undefined: the build context. */
  readonly from: string | undefined;
  readonly isGivenAway: boolean;
  readonly sources: readonly string[];
  readonly target: string;
}

export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  for (const instruction of parseInstructions(text)) {
    if (instruction.name === 'FROM') stages.push(parseFrom(instruction.text));
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

export function parseCopy(text: string): CopyInstruction {
  const words = text.split(/\s+/);
  const options = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  return {
    from: options.find((option) => option.startsWith('--from='))?.slice('--from='.length),
    isGivenAway: options.some((option) => option.startsWith('--chown=')),
    sources: paths.slice(0, -1),
    target: paths.at(-1) ?? '.',
  };
}

/** The command of CMD or HEALTHCHECK in its JSON form. */
export function parseCommand(text: string): readonly string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}

/** The last instruction of that name, which is the one that counts. */
export function lastOf(stage: Stage, name: string): string {
  const text = stage.instructions.findLast((instruction) => instruction.name === name)?.text;
  if (text === undefined) throw new Error(`The stage from ${stage.image} has no ${name}.`);
  return text;
}

function parseInstructions(text: string): readonly Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^(\w+)\s+(.*)$/.exec(line))
    .map((match) => ({ name: match?.[1] ?? '', text: match?.[2] ?? '' }));
}

function parseFrom(text: string): { name: string; image: string; instructions: Instruction[] } {
  const [image = '', , name = ''] = text.split(/\s+/);
  return { name, image, instructions: [] };
}
