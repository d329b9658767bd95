/** An address as Lob takes it, or why it would not: checked here, because a refusal there costs a request. */
import { singleLine } from '#domain/message/single-line';
import type { PostalAddress } from '#engine/ports/channel';

/** Lob: `name` and `company`, 40 characters each. */
const NAME_MAX = 40;
/** Lob's `address_length_exceeds_limit`: line 1 and line 2 together, although its schema says 64 each. */
const LINES_MAX = 50;

export type LobAddress = {
  readonly name: string;
  readonly company?: string;
  readonly address_line1: string;
  readonly address_line2?: string;
  readonly address_city: string;
  readonly address_state: string;
  readonly address_zip: string;
  readonly address_country: 'US';
};

export type LobAddressResult =
  | { readonly address: LobAddress }
  | { readonly fault: { readonly code: string; readonly detail: string } };

export function lobAddress(address: PostalAddress): LobAddressResult {
  const line1 = singleLine(address.line1);
  const line2 = singleLine(address.line2 ?? '');
  const names = addressee(singleLine(address.name), singleLine(address.company ?? ''));
  const state = singleLine(address.state).toUpperCase();
  const zip = singleLine(address.postalCode);
  if (!names)
    return fault('name_length_exceeds_limit', `name and company do not fit into two lines of ${NAME_MAX}`);
  if (line1 === '') return fault('address_incomplete', 'line 1 is empty');
  if (line1.length + line2.length > LINES_MAX) {
    return fault(
      'address_length_exceeds_limit',
      `lines 1 and 2 are longer than ${LINES_MAX} characters together`,
    );
  }
  if (!/^[A-Z]{2}$/.test(state)) return fault('address_incomplete', 'the state is not two letters');
  if (!/^\d{5}(-\d{4})?$/.test(zip)) return fault('address_incomplete', 'the ZIP code is not one');
  return {
    address: {
      ...names,
      address_line1: line1,
      ...(line2 === '' ? {} : { address_line2: line2 }),
      address_city: singleLine(address.city),
      address_state: state,
      address_zip: zip,
      address_country: 'US',
    },
  };
}

/**
 * Owners of record are often trusts whose names do not fit one line. Lob prints name and company under each
 * other, so a long name goes on in the company's line when that is free.
 */
function addressee(name: string, company: string): { name: string; company?: string } | undefined {
  const first = name === '' ? company : name;
  const second = name === '' || company === name ? '' : company;
  if (first === '') return undefined;
  if (first.length <= NAME_MAX) {
    if (second.length > NAME_MAX) return undefined;
    return second === '' ? { name: first } : { name: first, company: second };
  }
  if (second !== '') return undefined;
  const cut = first.lastIndexOf(' ', NAME_MAX);
  const rest = first.slice(cut + 1);
  return cut > 0 && rest.length <= NAME_MAX ? { name: first.slice(0, cut), company: rest } : undefined;
}

function fault(code: string, detail: string): LobAddressResult {
  return { fault: { code, detail } };
}
