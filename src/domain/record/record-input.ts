/**
 * Records as they come in, from the API or from a row of a file: nothing checked yet, every part may be missing.
 * `null` and a blank string mean the same as leaving a part out.
 */
import type { CustomValue, MailTo, PhoneType } from './record.ts';

export type PhoneInput = {
  readonly number: string;
  readonly type?: PhoneType | null | undefined;
  readonly doNotCall?: boolean | null | undefined;
};

export type AddressInput = {
  readonly line1?: string | null | undefined;
  readonly line2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
};

type CommonInput = {
  readonly timeZone?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly custom?: Readonly<Record<string, CustomValue>> | null | undefined;
};

export type ContactInput = CommonInput & {
  readonly type: 'contact';
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly companyName?: string | null | undefined;
  /** `email` and `phone` are accepted for one; they come before the lists. */
  readonly email?: string | null | undefined;
  readonly emails?: readonly string[] | null | undefined;
  readonly phone?: string | PhoneInput | null | undefined;
  readonly phones?: readonly (string | PhoneInput)[] | null | undefined;
  readonly mailingAddress?: AddressInput | null | undefined;
};

export type ContactLinkInput = {
  readonly recordId: string;
  readonly role?: string | null | undefined;
  readonly primary?: boolean | null | undefined;
};

export type PropertyInput = CommonInput & {
  readonly type: 'property';
  readonly address?: AddressInput | null | undefined;
  readonly parcelNumber?: string | null | undefined;
  readonly contacts?: readonly ContactLinkInput[] | null | undefined;
  readonly mailTo?: MailTo | null | undefined;
};

export type RecordInput = ContactInput | PropertyInput;

/** One thing wrong with an input. `path` is the field as the client wrote it, such as `phones.1.number`. */
export type RecordFault = { readonly path: string; readonly message: string };
