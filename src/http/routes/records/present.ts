/** Records as clients see them. */
import type { z } from 'zod';
import type { RecordBody, RecordItem } from '#contract/record';
import type { RecordSurroundings, StoredRecord } from '#engine/ports/record-store';

export function presentRecord(stored: StoredRecord): z.input<typeof RecordItem> {
  const { id, name, record } = stored;
  const base = {
    id,
    name,
    timeZone: record.timeZone,
    tags: [...record.tags],
    custom: { ...record.custom },
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  };
  if (record.type === 'property') {
    const { address, parcelNumber, mailTo } = record;
    return { type: 'property', ...base, address, parcelNumber, contacts: [...record.contacts], mailTo };
  }
  const { firstName, lastName, companyName, mailingAddress } = record;
  return {
    type: 'contact',
    ...base,
    firstName,
    lastName,
    companyName,
    email: record.emails[0] ?? null,
    emails: [...record.emails],
    phone: record.phones[0]?.number ?? null,
    phones: [...record.phones],
    mailingAddress,
  };
}

export function presentWhole(stored: StoredRecord, around: RecordSurroundings): z.input<typeof RecordBody> {
  const item = presentRecord(stored);
  const shared = { lists: [...around.lists], possibleDuplicates: [...around.possibleDuplicates] };
  if (item.type === 'contact') return { ...item, ...shared, properties: [...around.properties] };
  const contacts = item.contacts.map((link) => ({
    ...link,
    name: around.contactNames.get(link.recordId) ?? '',
  }));
  return { ...item, ...shared, contacts };
}
