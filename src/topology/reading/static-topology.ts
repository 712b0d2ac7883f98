import { parse } from 'yaml';
import type { Asset } from '../../metrics/index.js';
import { ReadingBuilder } from './reading-builder.js';
import { TopologyFileError } from './topology-file.error.js';
import type { NamedNode, TopologyReading } from './topology-reading.js';

/** Whose keys are nodes of their own. */
const NAMING = ['services', 'applications'] as const;
const SECTIONS = [...NAMING, 'parents'] as const;
const NODE_FIELDS = ['name', 'needs'];

type Fields = Readonly<Record<string, unknown>>;
type Sections = Partial<Record<(typeof SECTIONS)[number], Fields>>;
/** What a name in the file stands for; undefined where it stands for nothing, or for several assets. */
type Resolve = (name: string, where: string) => string | undefined;

/**
 * Reads the dependencies that an operator wrote down:
 *
 *     services:
 *       checkout: { name: Checkout, needs: [app-srv-01, db-srv-01] }
 *     applications:
 *       shop: { needs: [checkout] }
 *     parents:
 *       edge-rtr-01: [core-rtr-01, core-rtr-02]   # reached through one of them
 *
 * @param text YAML
 * @param assets of the platform; the file names them by id or by name
 * @throws TopologyFileError where it is no such file at all; a line that cannot be used is a fault of the reading
 */
export function parseStaticTopology(
  text: string,
  assets: readonly Pick<Asset, 'id' | 'name'>[],
): TopologyReading {
  const document = sectionsOf(text);
  const builder = new ReadingBuilder();
  const named = [...namedIn(document, 'services', builder), ...namedIn(document, 'applications', builder)];
  const resolve = resolver(assets, named, builder);
  for (const { id } of named) builder.addNode(id);
  addNeeds(document, resolve, builder);
  addParents(document, resolve, builder);
  return builder.build(named);
}

function addNeeds(document: Sections, resolve: Resolve, builder: ReadingBuilder): void {
  const nodes = NAMING.flatMap((section) =>
    Object.entries(document[section] ?? {}).map(([id, node]) => ({ id, node, where: `${section}.${id}` })),
  );
  for (const { id, node, where } of nodes)
    for (const name of listOf(fieldsOf(node)?.needs ?? node, `${where}.needs`, builder)) {
      const needed = resolve(name, where);
      if (needed !== undefined) builder.addEdge(id, needed, 'needs');
    }
}

function addParents({ parents }: Sections, resolve: Resolve, builder: ReadingBuilder): void {
  for (const [name, value] of Object.entries(parents ?? {})) {
    const child = resolve(name, 'parents');
    for (const parentName of listOf(value, `parents.${name}`, builder)) {
      const parent = resolve(parentName, `parents.${name}`);
      if (child !== undefined && parent !== undefined) builder.addEdge(child, parent, 'uplink');
    }
  }
}

function sectionsOf(text: string): Sections {
  const document = fieldsOf(parsed(text));
  if (!document) throw new TopologyFileError('it must have services, applications or parents');
  const known = new Set<string>(SECTIONS);
  for (const [name, value] of Object.entries(document)) {
    if (!known.has(name)) throw new TopologyFileError(`${name} is none of ${SECTIONS.join(', ')}`);
    if (value !== null && !fieldsOf(value))
      throw new TopologyFileError(`${name} must have names, each with what belongs to it`);
  }
  return Object.fromEntries(SECTIONS.map((name) => [name, fieldsOf(document[name]) ?? {}]));
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, uniqueKeys: true });
  } catch (error) {
    throw new TopologyFileError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
}

function namedIn(
  document: Sections,
  section: (typeof NAMING)[number],
  builder: ReadingBuilder,
): readonly NamedNode[] {
  return Object.entries(document[section] ?? {}).map(([id, value]) => {
    const fields = fieldsOf(value) ?? {};
    for (const name of Object.keys(fields))
      if (!NODE_FIELDS.includes(name)) builder.addFault(`${section}.${id}.${name} is none of its fields.`);
    const name = typeof fields.name === 'string' ? fields.name : id;
    return { id, name, type: section === 'services' ? 'service' : 'application' };
  });
}

function resolver(
  assets: readonly Pick<Asset, 'id' | 'name'>[],
  named: readonly NamedNode[],
  builder: ReadingBuilder,
): Resolve {
  const ids = new Set([...assets, ...named].map(({ id }) => id));
  const idsByName = new Map<string, string | undefined>();
  for (const { id, name } of [...assets, ...named]) idsByName.set(name, idsByName.has(name) ? undefined : id);
  return (name, where) => {
    if (ids.has(name)) return name;
    const id = idsByName.get(name);
    if (id === undefined)
      builder.addFault(
        idsByName.has(name)
          ? `${where}: ${name} is the name of several; write an id.`
          : `${where}: there is no asset, service or application ${name}.`,
      );
    return id;
  };
}

/** A list of names, or one; whole numbers are ids too. */
function listOf(value: unknown, where: string, builder: ReadingBuilder): readonly string[] {
  if (value === null || value === undefined || fieldsOf(value)) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    if (typeof one === 'string' || typeof one === 'number') return [String(one)];
    builder.addFault(`${where} must be a list of names.`);
    return [];
  });
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
