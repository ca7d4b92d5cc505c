import {
  AliasNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
  WhereNode,
} from 'kysely';
import type { Database } from './schema.ts';

/** Tables of content: every row belongs to an organization, and their keys and indexes begin with it. */
const OF_ORGANIZATIONS: readonly (keyof Database)[] = [
  'away_answers',
  'changes',
  'conversation_links',
  'conversation_tags',
  'conversations',
  'delivery_attempts',
  'digests',
  'files',
  'greeted_channels',
  'homes',
  'inbound_mails',
  'invoices',
  'job_history',
  'job_requests',
  'jobs',
  'leads',
  'members',
  'merchants',
  'messages',
  'notes',
  'offers',
  'overtakes',
  'page_messages',
  'posts',
  'preference_changes',
  'proposal_versions',
  'proposals',
  'reminders',
  'reply_drafts',
  'reply_addresses',
  'review_requests',
  'reviews',
  'services',
  'store_access',
  'stores',
  'tags',
  'templates',
  'thread_assignees',
  'threads',
  'uploads',
  'upstream_connections',
  'upstream_sends',
  'views',
  'waiting_events',
];

/**
 * Says in every query which organization's rows are meant. Row-level security alone gives the same rows, but its condition
 * cannot use an index, and every index begins with the organization: without this a look-up by id reads a whole table.
 */
export function ownRowsOnly(organizationId: number): KyselyPlugin {
  const transformer = new OwnRows(organizationId);
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}

class OwnRows extends OperationNodeTransformer {
  readonly #organizationId: number;

  constructor(organizationId: number) {
    super();
    this.#organizationId = organizationId;
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    return this.#ofOwn(super.transformSelectQuery(node, queryId), node.from?.froms ?? []);
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    return this.#ofOwn(super.transformUpdateQuery(node, queryId), node.table ? [node.table] : []);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    return this.#ofOwn(super.transformDeleteQuery(node, queryId), node.from.froms);
  }

  /** Joined tables follow by their join, which names the organization too. */
  #ofOwn<Node extends { readonly where?: WhereNode }>(node: Node, tables: readonly OperationNode[]): Node {
    let { where } = node;
    for (const condition of tables.flatMap((table) => this.#condition(table))) {
      where = where ? WhereNode.cloneWithOperation(where, 'And', condition) : WhereNode.create(condition);
    }
    return where ? { ...node, where } : node;
  }

  #condition(source: OperationNode): OperationNode[] {
    const table = AliasNode.is(source) ? source.node : source;
    if (!TableNode.is(table)) return [];
    const { name } = table.table.identifier;
    if (!OF_ORGANIZATIONS.some((known) => known === name)) return [];
    const called = AliasNode.is(source) && 'name' in source.alias ? String(source.alias.name) : name;
    const column = ReferenceNode.create(ColumnNode.create('organization_id'), TableNode.create(called));
    return [BinaryOperationNode.create(column, OperatorNode.create('='), ValueNode.create(this.#organizationId))];
  }
}
