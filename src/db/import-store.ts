/** The statements of files and imports as the engine's ports. */
import type { FileStore } from '#engine/ports/file-store';
import type { ImportStore } from '#engine/ports/import-store';
import type { Sql } from './database.ts';
import * as files from './queries/file-pieces.ts';
import * as imports from './queries/import-rows.ts';

type InTransaction = <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;

export const fileStore = (sql: Sql, inTransaction: InTransaction): FileStore => ({
  begin: (workspaceId, file) => inTransaction((tx) => files.beginFile(tx, workspaceId, file)),
  append: (workspaceId, fileId, position, bytes) =>
    files.appendPiece(sql, workspaceId, fileId, position, bytes),
  finish: (workspaceId, fileId, bytes) => files.finishFile(sql, workspaceId, fileId, bytes),
  read: (workspaceId, fileId) => files.readFile(sql, workspaceId, fileId),
  remove: (workspaceId, fileId) => files.removeFile(sql, workspaceId, fileId),
  prune: (workspaceId, maxAgeMs, limit) => files.pruneFiles(sql, workspaceId, maxAgeMs, limit),
});

export const importStore = (sql: Sql): ImportStore => ({
  create: (workspaceId, one) => imports.createImport(sql, workspaceId, one),
  find: (workspaceId, id) => imports.findImport(sql, workspaceId, id),
  list: (workspaceId, after, limit) => imports.listImports(sql, workspaceId, after, limit),
  advance: (workspaceId, id, more, totalRows) => imports.advanceImport(sql, workspaceId, id, more, totalRows),
  addRejects: (workspaceId, id, rejects) => imports.addImportRejects(sql, workspaceId, id, rejects),
  rejects: (workspaceId, id, after, limit) => imports.listImportRejects(sql, workspaceId, id, after, limit),
});
