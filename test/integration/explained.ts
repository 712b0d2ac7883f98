import type { EntityManager } from '@mikro-orm/postgresql';
import type { KyselyPlugin, RootOperationNode } from 'kysely';

/** A repository's own statements, as PostgreSQL means to execute them. */
export interface Explained {
  /** To be given to the repository: it explains every statement instead of executing it. */
  readonly em: EntityManager;
  /** One text for each statement. */
  readonly plans: readonly string[];
}

/** Statements that are written with the `sql` of kysely only. */
export function explained(em: EntityManager): Explained {
  const plans: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => (node.kind === 'RawNode' ? explaining(node) : node),
    transformResult: ({ result }) => {
      plans.push(result.rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  const own = { getKysely: () => em.fork().getKysely().withPlugin(plugin) };
  return { em: { ...own, fork: () => own } as unknown as EntityManager, plans };
}

function explaining(node: RootOperationNode & { readonly kind: 'RawNode' }): RootOperationNode {
  const [first = '', ...others] = node.sqlFragments;
  return { ...node, sqlFragments: [`explain (costs off) ${first}`, ...others] };
}
