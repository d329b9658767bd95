/**
 * Writes incoming records in the caller's transaction: finds what they meet, places them by the duplicate rule, owns
 * what changes and writes it with everything that follows from it, properties of changed contacts included.
 *
 * Order, the same for every writer: tags and custom fields, then the keys (RecordStore.lockKeys), then the rows in order
 * of id. Two upserts of one new person share a key, so the second begins to look when the first has committed. Rows can
 * still change by edits that share no key; they are owned and compared by version, and placed again if they moved.
 */
import type { ContactRecord, DoorstepRecord } from '#domain/record/record';
import { tagKey } from '#domain/record/record-filter';
import { samePlace } from '#domain/time/recipient-zones';
import type { StoreOperations } from '../ports.ts';
import type { MatchKey, RecordFacts, RecordWrite, StoredRecord } from '../ports/record-store.ts';
import { matchKeys } from './match-keys.ts';
import { RecordBatch, type Entry } from './record-batch.ts';
import { contactFacts, recordFacts } from './record-facts.ts';
import { sameRecord } from './same-record.ts';
import { RecordsMoved } from './write-transaction.ts';

export type BatchRequest<T> = {
  readonly workspaceId: string;
  /** Everything that comes in: its keys are locked, its tags and custom fields become known. */
  readonly incoming: readonly DoorstepRecord[];
  /** Records that are named by id: contacts of a property, the record that is edited. */
  readonly named: readonly string[];
  /** Of those named: owned and compared although the batch does not write them. */
  readonly alsoOwn?: readonly string[];
  readonly newId: () => string;
  /** Places `incoming`; may be called again with a fresh batch. `spell` gives a record the workspace's tags. */
  readonly place: (batch: RecordBatch, spell: Spell) => T;
};

export type Spell = <R extends DoorstepRecord>(record: R) => R;

const TRIES = 4;

export async function writeBatch<T>(tx: StoreOperations, request: BatchRequest<T>): Promise<T> {
  const { workspaceId, incoming, newId, place } = request;
  const spell = await learnNames(tx, workspaceId, incoming);
  const keys = incoming.flatMap(matchKeys);
  await tx.records.lockKeys(workspaceId, keys);
  const owned = new Set<string>();
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const batch = new RecordBatch(await loadMet(tx, workspaceId, keys, request.named), newId);
    const placed = place(batch, spell);
    const changed = [...batch.entries.values()].filter(isChanged);
    const work = await gather(tx, workspaceId, batch, changed, request.alsoOwn ?? []);
    // With rows held already, owning others would break the order: begin again with none.
    if (attempt > 1 && [...work.read.keys()].some((id) => !owned.has(id))) break;
    for (const id of work.read.keys()) owned.add(id);
    if (await ownAsRead(tx, workspaceId, work)) {
      await write(tx, workspaceId, batch, work);
      return placed;
    }
  }
  throw new RecordsMoved();
}

async function learnNames(
  tx: StoreOperations,
  workspaceId: string,
  incoming: readonly DoorstepRecord[],
): Promise<Spell> {
  const spelled = await tx.records.spellTags(
    workspaceId,
    incoming.flatMap((record) => record.tags),
  );
  await tx.records.addCustomFields(
    workspaceId,
    incoming.flatMap((record) => Object.keys(record.custom)),
  );
  return (record) =>
    record.tags.length === 0
      ? record
      : { ...record, tags: record.tags.map((tag) => spelled.get(tagKey(tag)) ?? tag) };
}

/** Records known by one of the keys or named, and the contacts of those that are properties. */
async function loadMet(
  tx: StoreOperations,
  workspaceId: string,
  keys: readonly MatchKey[],
  named: readonly string[],
): Promise<readonly StoredRecord[]> {
  const met = new Map<string, StoredRecord>();
  for (const one of await tx.records.candidates(workspaceId, keys)) met.set(one.id, one);
  for (const one of await loadMissing(tx, workspaceId, met, named)) met.set(one.id, one);
  const contacts = [...met.values()].flatMap(({ record }) => linksOf(record));
  for (const one of await loadMissing(tx, workspaceId, met, contacts)) met.set(one.id, one);
  return [...met.values()];
}

async function loadMissing(
  tx: StoreOperations,
  workspaceId: string,
  have: ReadonlyMap<string, unknown>,
  ids: readonly string[],
): Promise<readonly StoredRecord[]> {
  const missing = [...new Set(ids)].filter((id) => !have.has(id));
  const found = await tx.records.load(workspaceId, missing);
  return found.filter((one) => one.deletedAt === null);
}

const linksOf = (record: DoorstepRecord): string[] =>
  record.type === 'property' ? record.contacts.map((link) => link.recordId) : [];

const isChanged = ({ record, stored }: Entry): boolean =>
  stored === null || !sameRecord(record, stored.record);

type Work = {
  readonly changed: readonly Entry[];
  /** Contacts whose name, words or place changed, and their properties as they were read. */
  readonly restless: readonly string[];
  readonly dependents: readonly StoredRecord[];
  readonly linkedContacts: ReadonlyMap<string, ContactRecord>;
  /** Rows that must be as they were read, with their versions. */
  readonly read: ReadonlyMap<string, number>;
};

async function gather(
  tx: StoreOperations,
  workspaceId: string,
  batch: RecordBatch,
  changed: readonly Entry[],
  alsoOwn: readonly string[],
): Promise<Work> {
  const restless = changed.flatMap(({ id, record, stored }) =>
    stored &&
    record.type === 'contact' &&
    stored.record.type === 'contact' &&
    !sameForProperties(contactFacts(record), contactFacts(stored.record))
      ? [id]
      : [],
  );
  const touched = new Set(changed.map((entry) => entry.id));
  const dependentIds = (await tx.records.propertiesOf(workspaceId, restless)).filter(
    (id) => !touched.has(id),
  );
  const dependents = (await tx.records.load(workspaceId, dependentIds)).filter(
    (one) => one.deletedAt === null,
  );
  const linked = new Map<string, ContactRecord>();
  const read = new Map<string, number>();
  const contactIds = [...changed, ...dependents].flatMap(({ record }) => linksOf(record));
  const have = batch.entries;
  for (const one of await loadMissing(tx, workspaceId, have, contactIds)) {
    if (one.record.type === 'contact') linked.set(one.id, one.record);
    read.set(one.id, one.version);
  }
  for (const id of contactIds) {
    const entry = have.get(id);
    if (entry?.record.type === 'contact') linked.set(id, entry.record);
    if (entry?.stored) read.set(id, entry.stored.version);
  }
  for (const one of dependents) read.set(one.id, one.version);
  for (const { id, stored } of changed) if (stored) read.set(id, stored.version);
  for (const id of alsoOwn) {
    const stored = have.get(id)?.stored;
    if (stored) read.set(id, stored.version);
  }
  return { changed, restless, dependents, linkedContacts: linked, read };
}

const sameForProperties = (a: RecordFacts, b: RecordFacts): boolean =>
  a.search === b.search && a.reachPhone === b.reachPhone && samePlace(a.place, b.place);

/** Owns the rows in one order; false when one of them is not what was read any more. */
async function ownAsRead(tx: StoreOperations, workspaceId: string, work: Work): Promise<boolean> {
  const ids = [...work.read.keys()];
  await tx.records.own(workspaceId, ids);
  const versions = await tx.records.versions(workspaceId, ids);
  if (ids.some((id) => versions.get(id) !== work.read.get(id))) return false;
  const known = new Set([...work.changed, ...work.dependents].map((one) => one.id));
  return (await tx.records.propertiesOf(workspaceId, work.restless)).every((id) => known.has(id));
}

async function write(
  tx: StoreOperations,
  workspaceId: string,
  batch: RecordBatch,
  work: Work,
): Promise<void> {
  const toWrite = ({ id, record }: { id: string; record: DoorstepRecord }): RecordWrite => ({
    id,
    record,
    facts: recordFacts(record, work.linkedContacts),
  });
  await tx.records.insert(workspaceId, work.changed.filter((entry) => entry.stored === null).map(toWrite));
  await tx.records.update(workspaceId, work.changed.filter((entry) => entry.stored !== null).map(toWrite));
  await tx.records.updateFacts(workspaceId, work.dependents.map(toWrite));
  await tx.records.addPossibleDuplicates(workspaceId, batch.duplicates);
}
