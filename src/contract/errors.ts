/**
 * Every error code a client may see, with the one HTTP status and title it has. A code, once published, keeps
 * its meaning: clients branch on `code`, people read `detail`. Adding a route's refusal means adding it here.
 */
type ErrorKind = { readonly status: number; readonly title: string };

export const ERROR_CODES = {
  // The request itself
  malformed_json: { status: 400, title: 'The body is not JSON' },
  malformed_request: { status: 400, title: 'The request cannot be read' },
  invalid_cursor: { status: 400, title: 'The cursor is not one of ours' },
  validation_failed: { status: 422, title: 'Some fields are not right' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'This content type is not accepted here' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another request' },
  idempotency_in_progress: { status: 409, title: 'The first request with this key is still running' },
  rate_limited: { status: 429, title: 'Too many attempts' },
  request_timeout: { status: 503, title: 'The request took too long' },
  // Who is asking
  unauthenticated: { status: 401, title: 'Sign in or send an API key' },
  invalid_credentials: { status: 401, title: 'Email or password is wrong' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  role_limit: { status: 403, title: 'Your role does not allow this many at once' },
  cross_origin: { status: 403, title: 'This request came from another site' },
  // What is asked about
  not_found: { status: 404, title: 'There is no such thing here' },
  conflict: { status: 409, title: 'The present state does not allow this' },
  version_conflict: { status: 409, title: 'Someone changed this meanwhile' },
  already_exists: { status: 409, title: 'This exists already' },
  in_use: { status: 409, title: 'This is still in use' },
  // Identity
  setup_token_invalid: { status: 403, title: 'This set-up link is not valid' },
  setup_done: { status: 409, title: 'Set-up was done already' },
  invitation_invalid: { status: 404, title: 'This invitation is not valid any more' },
  sign_in_to_accept: { status: 409, title: 'Sign in with the invited address first' },
  email_taken: { status: 409, title: 'A user with this email exists' },
  last_owner: { status: 409, title: 'A workspace keeps at least one owner' },
  // Campaigns
  campaign_invalid: { status: 422, title: 'The campaign cannot be launched as it is' },
  campaign_status: { status: 409, title: "The campaign's status does not allow this" },
  campaign_not_enrollable: { status: 409, title: 'Records cannot be enrolled in this campaign now' },
  template_invalid: { status: 422, title: 'A template does not compile' },
  // Enrollments
  enrollment_completed: { status: 409, title: 'The enrollment is completed' },
  not_restorable: { status: 409, title: 'The enrollment cannot be restored' },
  // Jobs and imports
  job_finished: { status: 409, title: 'The job has ended' },
  job_not_undoable: { status: 409, title: 'The job cannot be undone' },
  import_invalid: { status: 422, title: 'The file cannot be imported' },
  // Webhooks
  signature_invalid: { status: 403, title: 'The signature is not right' },
  // Ours
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The service is not ready' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_CODES;
