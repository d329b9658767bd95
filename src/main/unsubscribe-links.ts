/** One-click addresses: a sealed word that says whose, for which touch and to which address; it never expires. */
import type { SecretBox } from '#engine/ports/secret-box';

export const UNSUBSCRIBE_PURPOSE = 'unsubscribe link';

export const unsubscribeLinks =
  (secretBox: SecretBox, publicUrl: () => URL) =>
  (workspaceId: string, touchId: string, email = ''): string =>
    new URL(`/u/${secretBox.seal(UNSUBSCRIBE_PURPOSE, JSON.stringify([workspaceId, touchId, email]))}`, publicUrl()).href;
