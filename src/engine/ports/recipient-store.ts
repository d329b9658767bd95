/** What a message needs to know of the record it is for. */
import type { MergePerson, MergeProperty } from './render.ts';
import type { PostalAddress } from './channel.ts';

export type Recipient = {
  readonly recordId: string;
  readonly person: MergePerson;
  readonly property: MergeProperty | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: PostalAddress | null;
};

export interface RecipientStore {
  load(workspaceId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, Recipient>>;
}
