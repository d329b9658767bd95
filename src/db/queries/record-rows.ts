/** Records between the table and the domain. */
import type {
  Address,
  ContactLink,
  CustomValue,
  DoorstepRecord,
  MailTo,
  Phone,
  RecordType,
} from '#domain/record/record';
import type { RecordWrite, StoredRecord } from '#engine/ports/record-store';
import { placeText } from '../place-text.ts';

export type RecordRow = {
  readonly id: string;
  readonly type: RecordType;
  readonly name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company_name: string | null;
  readonly emails: string[];
  readonly phones: Phone[];
  readonly mailing_address: Address | null;
  readonly address: Address | null;
  readonly parcel_number: string | null;
  readonly mail_to: MailTo | null;
  readonly time_zone: string | null;
  readonly tags: string[];
  readonly custom: Record<string, CustomValue>;
  readonly contacts: ContactLink[] | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
};

export const RECORD_COLUMNS = `r.id, r.type, r.name, r.first_name, r.last_name, r.company_name, r.emails, r.phones,
  r.mailing_address, r.address, r.parcel_number, r.mail_to, r.time_zone, r.tags, r.custom, r.created_at, r.updated_at,
  r.deleted_at, r.version,
  case r.type when 'property' then (
    select jsonb_agg(jsonb_build_object('recordId', pc.contact_id, 'role', coalesce(pc.role, 'owner'),
                                        'primary', pc.is_primary) order by pc.position)
      from property_contacts pc where pc.workspace_id = r.workspace_id and pc.property_id = r.id) end as contacts`;

export function storedRecord(row: RecordRow): StoredRecord {
  return {
    id: row.id,
    record: recordFrom(row),
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    version: row.version,
  };
}

function recordFrom(row: RecordRow): DoorstepRecord {
  const common = { timeZone: row.time_zone, tags: row.tags, custom: row.custom };
  if (row.type === 'property') {
    return {
      type: 'property',
      address: row.address && addressFrom(row.address),
      parcelNumber: row.parcel_number,
      contacts: row.contacts ?? [],
      mailTo: row.mail_to ?? 'owner',
      ...common,
    };
  }
  return {
    type: 'contact',
    firstName: row.first_name,
    lastName: row.last_name,
    companyName: row.company_name,
    emails: row.emails,
    phones: row.phones.map(({ number, type, doNotCall }) => ({ number, type, doNotCall })),
    mailingAddress: row.mailing_address && addressFrom(row.mailing_address),
    ...common,
  };
}

/** jsonb gives keys in its own order; records are compared as they are written. */
const addressFrom = ({ line1, line2, city, state, postalCode }: Address): Address => ({
  line1,
  line2,
  city,
  state,
  postalCode,
});

/** One element of the list that the writing statements unfold with WRITE_SHAPE. */
export function writeShape({ id, record, facts }: RecordWrite): Record<string, unknown> {
  const contact = record.type === 'contact' ? record : null;
  const property = record.type === 'property' ? record : null;
  return {
    id,
    type: record.type,
    name: facts.name,
    first_name: contact?.firstName ?? null,
    last_name: contact?.lastName ?? null,
    company_name: contact?.companyName ?? null,
    emails: contact?.emails ?? [],
    phones: contact?.phones ?? [],
    mailing_address: contact?.mailingAddress ?? null,
    address: property?.address ?? null,
    parcel_number: property?.parcelNumber ?? null,
    primary_contact_id: property?.contacts.find((link) => link.primary)?.recordId ?? null,
    mail_to: property?.mailTo ?? null,
    reach_email: facts.reachEmail,
    reach_phone: facts.reachPhone,
    mail_key: facts.mailKey,
    time_zone: record.timeZone,
    place: placeText(facts.place),
    tags: record.tags,
    custom: record.custom,
    search: facts.search,
  };
}

export const WRITE_COLUMNS = `id, type, name, first_name, last_name, company_name, emails, phones, mailing_address,
  address, parcel_number, primary_contact_id, mail_to, reach_email, reach_phone, mail_key, time_zone, place, tags,
  custom, search`;

export const WRITE_SHAPE = `(id uuid, type text, name text, first_name text, last_name text, company_name text,
  emails text[], phones jsonb, mailing_address jsonb, address jsonb, parcel_number text, primary_contact_id uuid,
  mail_to text, reach_email text, reach_phone text, mail_key text, time_zone text, place text,
  tags text[], custom jsonb, search text)`;
