/** The people and properties behind records, as messages need them. One statement for any number of records. */
import type { MergeAddress } from '#engine/ports/render';
import type { Recipient } from '#engine/ports/recipient-store';
import type { PostalAddress } from '#engine/ports/channel';
import type { Sql } from '../database.ts';

type Custom = Record<string, string | number | boolean | null>;
type Row = {
  record_id: string;
  is_property: boolean;
  property_address: MergeAddress | null;
  parcel_number: string | null;
  property_custom: Custom | null;
  mail_to: 'owner' | 'property' | null;
  contact_id: string | null;
  name: string;
  contact_name: string | null;
  first_name: string | null;
  last_name: string | null;
  company_name: string | null;
  reach_email: string | null;
  reach_phone: string | null;
  mailing_address: MergeAddress | null;
  custom: Custom | null;
};

export async function loadRecipients(
  sql: Sql,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const rows = await sql.query<Row>(
    `select r.id as record_id, r.type = 'property' as is_property, r.address as property_address, r.parcel_number,
            case r.type when 'property' then r.custom end as property_custom, r.mail_to, r.name,
            c.id as contact_id, c.name as contact_name, c.first_name, c.last_name, c.company_name, c.reach_email,
            c.reach_phone, c.mailing_address, c.custom
       from records r
       left join records c on c.workspace_id = r.workspace_id
                          and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
      where r.workspace_id = $1 and r.id = any ($2::uuid[])`,
    [workspaceId, recordIds],
  );
  return new Map(rows.map((row) => [row.record_id, recipient(row)]));
}

function recipient(row: Row): Recipient {
  const name = row.contact_name ?? row.name;
  const toProperty = row.is_property && row.mail_to === 'property';
  return {
    recordId: row.record_id,
    person: {
      id: row.contact_id ?? row.record_id,
      firstName: row.first_name,
      lastName: row.last_name,
      name,
      companyName: row.company_name,
      email: row.reach_email,
      phone: row.reach_phone,
      mailingAddress: row.mailing_address,
      custom: row.custom ?? {},
    },
    property: row.is_property
      ? {
          id: row.record_id,
          address: row.property_address,
          parcelNumber: row.parcel_number,
          custom: row.property_custom ?? {},
        }
      : null,
    email: row.reach_email,
    phone: row.reach_phone,
    address: postalAddress(toProperty ? row.property_address : row.mailing_address, row),
  };
}

function postalAddress(address: MergeAddress | null, row: Row): PostalAddress | null {
  if (!address) return null;
  const person = [row.first_name, row.last_name].filter((part) => part !== null).join(' ');
  return {
    // Mail to a property without a known person is addressed to whoever lives there (USPS DMM 602.3).
    name: person || row.company_name || 'Current Resident',
    ...(person && row.company_name ? { company: row.company_name } : {}),
    line1: address.line1,
    ...(address.line2 ? { line2: address.line2 } : {}),
    city: address.city,
    state: address.state,
    postalCode: address.postalCode,
  };
}
