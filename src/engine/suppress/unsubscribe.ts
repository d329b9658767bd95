/**
 * The link in each message (RFC 8058 one-click; CAN-SPAM, 16 CFR 316.5): it stops the very address that the message went
 * to, at once and without sign-in. All it needs is in it, sealed: it works after record and campaign are gone, shows
 * nobody whose it is, cannot be made up, and never expires.
 */
import { SUPPRESSION_KINDS, type SuppressionKind } from '#domain/suppression/suppression';
import { parseTouchId, touchId } from '#domain/touch/touch-id';
import type { Actor } from '../ports/actor.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import { suppress } from './suppress.ts';

export type StopAddress = {
  readonly kind: SuppressionKind;
  /** Normalised, as `suppressionValue` gives it. */
  readonly value: string;
};
export type StopLink = StopAddress & { readonly workspaceId: string; readonly touchId: string };

const PURPOSE = 'unsubscribe link';
const RECIPIENT: Actor = { type: 'recipient', id: null, name: 'Recipient' };

/** The public address of a touch's link. */
export type UnsubscribeUrl = (workspaceId: string, touchId: string, address: StopAddress) => string;

export const unsubscribeLinks =
  (secretBox: Pick<SecretBox, 'seal'>, publicUrl: () => URL): UnsubscribeUrl =>
  (workspaceId, touch, { kind, value }) => {
    const key = parseTouchId(touch);
    if (!key) throw new Error('a link belongs to a touch');
    // As short as may be: the link stands in text messages, too.
    const words = [
      bare(workspaceId),
      bare(key.enrollmentId),
      key.sequenceNumber,
      SUPPRESSION_KINDS.indexOf(kind),
      value,
    ];
    return new URL(`/u/${secretBox.seal(PURPOSE, words.join(' '))}`, publicUrl()).href;
  };

const WORDS = /^([0-9a-f]{32}) ([0-9a-f]{32}) (\d{1,5}) (\d) (.+)$/s;

/** Undefined for anything that this installation did not make. */
export function readUnsubscribeToken(
  secretBox: Pick<SecretBox, 'open'>,
  token: string,
): StopLink | undefined {
  const match = WORDS.exec(secretBox.open(PURPOSE, token) ?? '');
  const [, workspaceId, enrollmentId, number, kindAt, value] = match ?? [];
  const kind = SUPPRESSION_KINDS[Number(kindAt)];
  if (!workspaceId || !enrollmentId || !number || !value || !kind) return undefined;
  return {
    workspaceId: dashed(workspaceId),
    touchId: touchId(dashed(enrollmentId), Number(number)),
    kind,
    value,
  };
}

/** Again: the same. What it ended has its receipts. */
export async function unsubscribe(
  deps: UnenrollDeps,
  { workspaceId, touchId: touch, kind, value }: StopLink,
): Promise<void> {
  const enrollmentId = parseTouchId(touch)?.enrollmentId;
  const [enrollment] =
    enrollmentId === undefined ? [] : await deps.store.unenroll.view(workspaceId, [enrollmentId]);
  await suppress(deps, workspaceId, {
    suppressions: [{ kind, value, scope: 'all', reason: 'unsubscribe', note: null }],
    actor: RECIPIENT,
    ...(enrollment === undefined
      ? {}
      : {
          about: {
            campaignId: enrollment.campaignId,
            recordId: enrollment.recordId,
            enrollmentId: enrollment.id,
          },
        }),
  });
}

const bare = (uuid: string): string => uuid.replaceAll('-', '');
const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
