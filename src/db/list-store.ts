/** The statements of lists as the engine's port. */
import type { ListStore } from '#engine/ports/list-store';
import type { Sql } from './database.ts';
import * as lists from './queries/record-lists.ts';

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

export const listStore = (sql: Sql, inTransaction: InTransaction): ListStore => ({
  create: (workspaceId, id, name) => lists.createList(sql, workspaceId, id, name),
  find: (workspaceId, id) => lists.findList(sql, workspaceId, id),
  list: (workspaceId, after, limit) => lists.listLists(sql, workspaceId, after, limit),
  rename: (workspaceId, id, name) => lists.renameList(sql, workspaceId, id, name),
  remove: (workspaceId, id) => inTransaction((tx) => lists.removeList(tx, workspaceId, id)),
  addMembers: (workspaceId, listId, recordIds) =>
    inTransaction((tx) => lists.addListMembers(tx, workspaceId, listId, recordIds)),
  removeMembers: (workspaceId, listId, recordIds) =>
    lists.removeListMembers(sql, workspaceId, listId, recordIds),
});
