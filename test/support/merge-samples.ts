/** A fictional person, property and workspace to render for. */
import type { MergeData } from '#engine/ports/render';

const address = {
  line1: '12 Sample Street',
  line2: 'Apt 4',
  city: 'Atlanta',
  state: 'GA',
  postalCode: '30303',
};

export function mergeData(change: (data: MutableMergeData) => void = () => undefined): MergeData {
  const data: MutableMergeData = {
    record: {
      id: '0192d8c0-0000-7000-8000-000000000001',
      firstName: 'Alice',
      lastName: 'Example',
      name: 'Alice Example',
      companyName: null,
      email: 'alice@example.com',
      phone: '+14045550123',
      mailingAddress: address,
      custom: {},
    },
    property: null,
    campaign: { name: 'Spring letters' },
    workspace: {
      name: 'Sample Homes',
      postalAddress: {
        name: 'Sample Homes',
        line1: '1 Main Street',
        city: 'Springfield',
        state: 'IL',
        postalCode: '62701',
      },
      supportEmail: 'help@example.com',
    },
    unsubscribeUrl: 'https://example.com/u/token',
    to: {
      email: 'alice@example.com',
      phone: '+14045550123',
      address: { name: 'Alice Example', ...address },
    },
  };
  change(data);
  return data;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
export type MutableMergeData = {
  record: Mutable<MergeData['record']>;
  property: Mutable<NonNullable<MergeData['property']>> | null;
  campaign: Mutable<MergeData['campaign']>;
  workspace: Mutable<MergeData['workspace']>;
  unsubscribeUrl: string;
  to: Mutable<MergeData['to']>;
};
