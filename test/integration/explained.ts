import type { EntityManager } from '@mikro-orm/postgresql';
import type { KyselyPlugin, QueryId, RawNode } from 'kysely';

/** A repository's own statements, as PostgreSQL means to execute them. */
interface Explained {
  /** To be given to the repository: it explains every statement instead of executing it. */
  readonly em: EntityManager;
  /** One text for each statement. */
  readonly plans: readonly string[];
}

/**
 * Statements that are written with the `sql` of kysely only.
 *
 * @param which - those to explain; others are executed
 */
export function explained(em: EntityManager, which = /./): Explained {
  const plans: string[] = [];
  const explaining = new WeakSet<QueryId>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (node.kind !== 'RawNode' || !which.test(node.sqlFragments.join('?'))) return node;
      explaining.add(queryId);
      return prefixed('explain (costs off) ', node);
    },
    transformResult: ({ result, queryId }) => {
      if (!explaining.has(queryId)) return Promise.resolve(result);
      plans.push(result.rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  const own = { getKysely: () => em.fork().getKysely().withPlugin(plugin) };
  return { em: { ...own, fork: () => own } as unknown as EntityManager, plans };
}

function prefixed(prefix: string, node: RawNode): RawNode {
  const [first = '', ...others] = node.sqlFragments;
  return { ...node, sqlFragments: [`${prefix}${first}`, ...others] };
}
