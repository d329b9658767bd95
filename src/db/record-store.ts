/** The statements of records as the engine's port. */
import type { RecordStore } from '#engine/ports/record-store';
import type { Sql } from './database.ts';
import { listRecords, recordSurroundings } from './queries/record-list.ts';
import * as loads from './queries/record-load.ts';
import * as names from './queries/record-names.ts';
import * as writes from './queries/record-write.ts';

export const recordStore = (sql: Sql): RecordStore => ({
  lockKeys: (workspaceId, keys) => loads.lockRecordKeys(sql, workspaceId, keys),
  candidates: (workspaceId, keys) => loads.findRecordCandidates(sql, workspaceId, keys),
  load: (workspaceId, ids) => loads.loadRecords(sql, workspaceId, ids),
  own: (workspaceId, ids) => loads.ownRecords(sql, workspaceId, ids),
  versions: (workspaceId, ids) => loads.recordVersions(sql, workspaceId, ids),
  propertiesOf: (workspaceId, contactIds) => loads.propertiesOfContacts(sql, workspaceId, contactIds),
  insert: (workspaceId, records) => writes.insertRecords(sql, workspaceId, records),
  update: (workspaceId, records) => writes.updateRecords(sql, workspaceId, records),
  updateFacts: (workspaceId, records) => writes.updateRecordFacts(sql, workspaceId, records),
  softDelete: (workspaceId, id) => writes.softDeleteRecord(sql, workspaceId, id),
  addPossibleDuplicates: (workspaceId, pairs) => writes.addPossibleDuplicates(sql, workspaceId, pairs),
  spellTags: (workspaceId, tags) => names.spellTags(sql, workspaceId, tags),
  addCustomFields: (workspaceId, fields) => names.addCustomFields(sql, workspaceId, fields),
  list: (workspaceId, query) => listRecords(sql, workspaceId, query),
  surroundings: (workspaceId, id) => recordSurroundings(sql, workspaceId, id),
  tags: (workspaceId) => names.listTags(sql, workspaceId),
  customFields: (workspaceId) => names.listCustomFields(sql, workspaceId),
});
