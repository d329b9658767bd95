/** Records: contacts and properties (contract.md §2), and the words that people sort them by. */
import { z } from 'zod';
import { MAIL_TO, PHONE_TYPES } from '#domain/record/record';
import { MAX_CONTACTS, MAX_EMAILS, MAX_PHONES, MAX_TAGS } from '#domain/record/validation';
import { Instant, queryFlag, TimeZone } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';
import { CustomValue, RecordFilter, RecordType, Search, Tag } from './record-filter.ts';

const text = z.string().max(1000);
/** Checked by the rules of records, which say what is wrong in words; here only bounded. */
const AddressInput = z
  .strictObject({
    line1: text.nullish(),
    line2: text.nullish(),
    city: text.nullish(),
    state: text.nullish(),
    postalCode: text.nullish(),
  })
  .meta({ id: 'AddressInput' });
const PhoneInput = z.strictObject({
  number: text,
  type: z.enum(PHONE_TYPES).nullish(),
  doNotCall: z.boolean().nullish(),
});
const ContactLinkInput = z.strictObject({
  recordId: Id,
  role: text.nullish(),
  primary: z.boolean().nullish(),
});

const common = {
  timeZone: TimeZone.nullish(),
  tags: z.array(text).max(MAX_TAGS).nullish(),
  custom: z.record(z.string().max(200), CustomValue).nullish(),
};
const contactFields = {
  firstName: text.nullish(),
  lastName: text.nullish(),
  companyName: text.nullish(),
  email: text.nullish().meta({ description: 'For one; comes before `emails`.' }),
  emails: z.array(text).max(MAX_EMAILS).nullish(),
  phone: z.union([text, PhoneInput]).nullish().meta({ description: 'For one; comes before `phones`.' }),
  phones: z
    .array(z.union([text, PhoneInput]))
    .max(MAX_PHONES)
    .nullish(),
  mailingAddress: AddressInput.nullish(),
};
const propertyFields = {
  address: AddressInput.nullish(),
  parcelNumber: text.nullish(),
  contacts: z.array(ContactLinkInput).max(MAX_CONTACTS).nullish(),
  mailTo: z.enum(MAIL_TO).nullish(),
};

export const RecordInput = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('contact'), ...contactFields, ...common }),
    z.strictObject({ type: z.literal('property'), ...propertyFields, ...common }),
  ])
  .meta({ id: 'RecordInput' });

export const RecordPatch = z
  .strictObject({ ...contactFields, ...propertyFields, ...common })
  .partial()
  .meta({
    id: 'RecordPatch',
    description:
      'What is left out stays; lists and addresses are replaced as a whole, `custom` name by name (null removes), `email` and `phone` replace the first one.',
  });

export const CreateRecordQuery = z.strictObject({
  upsert: queryFlag.optional().meta({ description: 'Merge into the record it duplicates, if there is one.' }),
});

export const RecordListQuery = listQuery({
  search: Search.optional(),
  type: RecordType.optional(),
  tag: z
    .union([Tag.transform((tag) => [tag]), z.array(Tag).max(50)])
    .optional()
    .meta({
      description: 'Has this tag; given several times, all of them.',
    }),
  listId: Id.optional(),
  state: RecordFilter.shape.state.optional(),
  sort: z.enum(['name', '-name', 'createdAt', '-createdAt']).default('-createdAt'),
});

const AddressBody = z
  .object({
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    state: z.string(),
    postalCode: z.string(),
  })
  .meta({ id: 'Address' });

const recordBase = {
  id: Id,
  name: z.string(),
  timeZone: z.string().nullable(),
  tags: z.array(z.string()),
  custom: z.record(z.string(), CustomValue),
  createdAt: Instant,
  updatedAt: Instant,
};
const contactBody = {
  type: z.literal('contact'),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  companyName: z.string().nullable(),
  email: z.string().nullable().meta({ description: 'The one that outreach uses.' }),
  emails: z.array(z.string()),
  phone: z.string().nullable().meta({ description: 'The first one.' }),
  phones: z.array(
    z.object({ number: z.string(), type: z.enum(PHONE_TYPES).nullable(), doNotCall: z.boolean() }),
  ),
  mailingAddress: AddressBody.nullable(),
};
const ContactLink = z.object({ recordId: Id, role: z.string(), primary: z.boolean() });
const propertyBody = {
  type: z.literal('property'),
  address: AddressBody.nullable(),
  parcelNumber: z.string().nullable(),
  contacts: z.array(ContactLink),
  mailTo: z.enum(MAIL_TO),
};

export const RecordItem = z
  .discriminatedUnion('type', [
    z.object({ ...recordBase, ...contactBody }),
    z.object({ ...recordBase, ...propertyBody }),
  ])
  .meta({ id: 'RecordItem' });

const around = {
  lists: z.array(z.object({ id: Id, name: z.string() })),
  possibleDuplicates: z.array(z.object({ id: Id, type: RecordType, name: z.string(), why: z.string() })),
};
export const RecordBody = z
  .discriminatedUnion('type', [
    z.object({
      ...recordBase,
      ...contactBody,
      ...around,
      properties: z
        .array(z.object({ id: Id, name: z.string(), role: z.string(), primary: z.boolean() }))
        .meta({ description: 'That this contact belongs to.' }),
    }),
    z.object({
      ...recordBase,
      ...propertyBody,
      ...around,
      contacts: z.array(ContactLink.extend({ name: z.string() })),
    }),
  ])
  .meta({ id: 'Record' });

/** Records by their ids, or all that match. */
const named = { recordIds: z.array(Id).min(1).max(1000).optional(), filter: RecordFilter.optional() };
const oneOfThem = [
  (body: { recordIds?: unknown; filter?: unknown }) =>
    (body.recordIds === undefined) !== (body.filter === undefined),
  'give either recordIds or filter',
] as const;

export const RecordSelection = z
  .strictObject(named)
  .refine(...oneOfThem)
  .meta({ id: 'RecordSelection' });
export const TagChange = z
  .strictObject({
    ...named,
    add: z.array(Tag).max(MAX_TAGS).default([]),
    remove: z.array(Tag).max(MAX_TAGS).default([]),
  })
  .refine(...oneOfThem)
  .refine((body) => body.add.length + body.remove.length > 0, 'nothing to add or remove')
  .meta({ id: 'TagChange' });
export const Changed = z.object({ changed: z.int() }).meta({ id: 'Changed' });

export const TagList = z.object({
  items: z.array(z.object({ name: z.string(), records: z.int() })),
  nextCursor: z.null(),
});
export const CustomFieldList = z.object({
  items: z.array(z.object({ name: z.string() })),
  nextCursor: z.null(),
});

const listName = z.string().trim().min(1).max(120);
export const ListInput = z.strictObject({ name: listName }).meta({ id: 'ListInput' });
export const ListBody = z
  .object({ id: Id, name: z.string(), members: z.int(), createdAt: Instant })
  .meta({ id: 'List' });
