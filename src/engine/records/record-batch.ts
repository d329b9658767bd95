/**
 * Places incoming records among those that are there, by the duplicate rule: merged, new, or new and listed as possible
 * duplicates. In memory and without I/O, so that rows of one batch meet each other as they would meet stored ones.
 */
import {
  findContactDuplicate,
  findLinkedOwner,
  findPropertyDuplicate,
  type Candidate,
  type DuplicateVerdict,
} from '#domain/record/duplicates';
import { mergeContact, mergeProperty, type PropertyChoices } from '#domain/record/merge';
import type { ContactLink, ContactRecord, DoorstepRecord, PropertyRecord } from '#domain/record/record';
import { recordKeys } from '#domain/record/record-keys';
import { matchKeys } from './match-keys.ts';
import type { DuplicateWhy, PossibleDuplicate, StoredRecord } from '../ports/record-store.ts';

export type Entry = {
  readonly id: string;
  record: DoorstepRecord;
  /** Null: new in this batch. */
  readonly stored: StoredRecord | null;
};

export type Placed = {
  readonly id: string;
  readonly outcome: 'created' | 'updated';
  readonly possibleDuplicate: boolean;
};

/** `merge`: an upsert. `create`: always a new record, the one it would have been merged into is listed beside it. */
export type PlaceMode = 'merge' | 'create';

export type Owner = { readonly record: ContactRecord; readonly role: string };

const WHY = {
  email: 'same_email',
  phone: 'same_phone',
  address: 'same_address',
  parcel: 'same_parcel',
  name: 'same_name',
} as const satisfies Record<string, DuplicateWhy>;

export class RecordBatch {
  readonly entries = new Map<string, Entry>();
  readonly duplicates: PossibleDuplicate[] = [];
  readonly #byKey = new Map<string, Set<string>>();
  readonly #newId: () => string;

  constructor(stored: readonly StoredRecord[], newId: () => string) {
    this.#newId = newId;
    for (const one of stored) this.#keep({ id: one.id, record: one.record, stored: one });
  }

  placeContact(contact: ContactRecord, mode: PlaceMode, id?: string): Placed {
    return this.#place(
      contact,
      findContactDuplicate(contact, this.#contactsLike(contact)),
      mode,
      id,
      (known) => mergeContact(known as ContactRecord, contact),
    );
  }

  /** `property.contacts` name records that exist. */
  placeProperty(property: PropertyRecord, chose: PropertyChoices, mode: PlaceMode, id?: string): Placed {
    return this.#place(
      property,
      findPropertyDuplicate(property, this.#propertiesLike(property)),
      mode,
      id,
      (known) => mergeProperty(known as PropertyRecord, property, chose),
    );
  }

  /** A property with owners that are only described: each is found or made, then linked; the first one is primary. */
  placeOwned(property: PropertyRecord, owners: readonly Owner[], chose: PropertyChoices): Placed {
    const found = findPropertyDuplicate(property, this.#propertiesLike(property));
    const known = found.kind === 'same' ? this.#contactIds(found.id) : [];
    const links = new Map<string, ContactLink>();
    for (const owner of owners) {
      const id = this.#placeOwner(owner.record, [...known, ...links.keys()]);
      if (!links.has(id)) links.set(id, { recordId: id, role: owner.role, primary: links.size === 0 });
    }
    return this.placeProperty(
      { ...property, contacts: [...property.contacts, ...links.values()] },
      chose,
      'merge',
    );
  }

  /** After an edit: the record stays itself, whoever it now looks like is listed beside it. */
  listDuplicatesOf(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.#index(entry);
    const { record } = entry;
    const verdict =
      record.type === 'contact'
        ? findContactDuplicate(
            record,
            this.#contactsLike(record).filter((one) => one.id !== id),
          )
        : findPropertyDuplicate(
            record,
            this.#propertiesLike(record).filter((one) => one.id !== id),
          );
    this.#list(id, verdict);
  }

  /**
   * `linkedIds`: contacts the property has, those of this very row included: a list names one owner in several ways.
   * Where more than one of them could be meant it is the first: one more of the same would come with every import.
   */
  #placeOwner(owner: ContactRecord, linkedIds: readonly string[]): string {
    const linked = linkedIds.flatMap((id) => this.#contact(id));
    const among = findLinkedOwner(owner, linked);
    const first = among.kind === 'ambiguous' ? linked.find(({ id }) => among.ids.includes(id)) : undefined;
    const verdict: DuplicateVerdict = first
      ? { kind: 'same', id: first.id, by: 'name' }
      : among.kind === 'new'
        ? findContactDuplicate(owner, this.#contactsLike(owner))
        : among;
    return this.#place(owner, verdict, 'merge', undefined, (before) =>
      mergeContact(before as ContactRecord, owner),
    ).id;
  }

  #place(
    record: DoorstepRecord,
    verdict: DuplicateVerdict,
    mode: PlaceMode,
    givenId: string | undefined,
    merge: (known: DoorstepRecord) => DoorstepRecord,
  ): Placed {
    const known = verdict.kind === 'same' && mode === 'merge' ? this.entries.get(verdict.id) : undefined;
    if (known) {
      known.record = merge(known.record);
      this.#index(known);
      return { id: known.id, outcome: 'updated', possibleDuplicate: false };
    }
    const id = givenId ?? this.#newId();
    this.#keep({ id, record, stored: null });
    return { id, outcome: 'created', possibleDuplicate: this.#list(id, verdict) };
  }

  #list(id: string, verdict: DuplicateVerdict): boolean {
    if (verdict.kind === 'new') return false;
    const others = verdict.kind === 'ambiguous' ? verdict.ids : [verdict.id];
    const why = verdict.kind === 'ambiguous' ? verdict.why : WHY[verdict.by];
    for (const otherId of others) this.duplicates.push({ recordId: id, otherId, why });
    return true;
  }

  #keep(entry: Entry): void {
    this.entries.set(entry.id, entry);
    this.#index(entry);
  }

  #index({ id, record }: Entry): void {
    for (const { kind, value } of recordKeys(record)) {
      const key = `${record.type} ${kind} ${value}`;
      const ids = this.#byKey.get(key);
      if (ids) ids.add(id);
      else this.#byKey.set(key, new Set([id]));
    }
  }

  #like(record: DoorstepRecord): Entry[] {
    const ids = new Set<string>();
    for (const { kind, value } of matchKeys(record))
      for (const id of this.#byKey.get(`${record.type} ${kind} ${value}`) ?? []) ids.add(id);
    return [...ids].flatMap((id) => this.entries.get(id) ?? []);
  }

  #contactsLike(contact: ContactRecord): Candidate<ContactRecord>[] {
    return this.#like(contact).flatMap(({ id, record }) =>
      record.type === 'contact' ? [{ id, record }] : [],
    );
  }

  #propertiesLike(property: PropertyRecord): Candidate<PropertyRecord>[] {
    return this.#like(property).flatMap(({ id, record }) =>
      record.type === 'property' ? [{ id, record }] : [],
    );
  }

  #contactIds(propertyId: string): string[] {
    const property = this.entries.get(propertyId)?.record;
    return property?.type === 'property' ? property.contacts.map((link) => link.recordId) : [];
  }

  #contact(id: string): Candidate<ContactRecord>[] {
    const record = this.entries.get(id)?.record;
    return record?.type === 'contact' ? [{ id, record }] : [];
  }
}
