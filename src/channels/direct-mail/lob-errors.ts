/**
 * Lob's error codes as outcomes. Source of the codes: lob-openapi 1.22.0, schema `error`; of the classes:
 * providers-compliance.md §1.3. A code that is not listed is judged by its HTTP status.
 */
import type { RejectClass } from '#engine/ports/channel';

/** `later`: the same request may be sent again under its key. */
export type LobVerdict = RejectClass | 'later';

const VERDICTS: Readonly<Record<string, LobVerdict>> = {
  rate_limit_exceeded: 'later',
  request_timeout: 'later',
  internal_server_error: 'later',
  service_unavailable: 'later',
  invalid_file_download_time: 'later',
  conflict: 'later',

  failed_deliverability_strictness: 'recipient',
  address_length_exceeds_limit: 'recipient',
  invalid_international_feature: 'recipient',
  invalid_country_covid: 'recipient',

  unauthorized: 'account',
  unauthorized_token: 'account',
  invalid_api_key: 'account',
  publishable_key_not_allowed: 'account',
  email_required: 'account',
  payment_method_unverified: 'account',
  billing_address_required: 'account',
  feature_limit_reached: 'account',
  mail_use_type_can_not_be_null: 'account',
  custom_envelope_inventory_depleted: 'account',
  foreign_return_address: 'account',
  unrecognized_endpoint: 'account',
  unsupported_lob_version: 'account',
};

/** Everything else that Lob finds wrong with a request is wrong with its content, and so for every recipient. */
export function lobVerdict(status: number, code: string, message: string): LobVerdict {
  const listed = VERDICTS[code];
  if (listed) return listed;
  if (status === 429 || status === 408 || status >= 500) return 'later';
  if (status === 401 || status === 403 || status === 404 || status < 400) return 'account';
  // `bad_request` and `invalid` name the field they are about: "to.address_zip must be …", "to is required".
  return /^\W*to\b/i.test(message) ? 'recipient' : 'content';
}
