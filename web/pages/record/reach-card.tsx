/** How a record is reached, each way with whether it may be used. */
import type { ReactNode } from 'react';
import type { RecordWhole, Suppression } from '../../api/types.ts';
import { addressLine } from '../../features/records/record-text.ts';
import { formatPhone } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

type ReachCardProps = { readonly record: RecordWhole; readonly suppressions: readonly Suppression[] };

const { record: say } = words;

export function ReachCard({ record, suppressions }: ReachCardProps) {
  const isContact = record.type === 'contact';
  return (
    <Card title={isContact ? say.reach : say.place}>
      <dl className={classes.facts}>
        {isContact ? (
          <PersonFacts record={record} suppressions={suppressions} />
        ) : (
          <PlaceFacts record={record} suppressions={suppressions} />
        )}
        {record.timeZone === null ? null : <Fact name={say.timeZone}>{record.timeZone}</Fact>}
      </dl>
    </Card>
  );
}

type Contact = Extract<RecordWhole, { type: 'contact' }>;
type Property = Extract<RecordWhole, { type: 'property' }>;
type Standing = readonly Suppression[];

function PersonFacts({
  record,
  suppressions,
}: {
  readonly record: Contact;
  readonly suppressions: Standing;
}) {
  const { emails, phones, mailingAddress } = record;
  if (emails.length + phones.length === 0 && mailingAddress === null) {
    return <Fact name={say.reach}>{say.noReach}</Fact>;
  }
  return (
    <>
      {emails.length === 0 ? null : (
        <Fact name={say.emails}>
          {emails.map((email) => (
            <Point key={email} text={email} stops={standing(suppressions, 'email', email)} />
          ))}
        </Fact>
      )}
      {phones.length === 0 ? null : (
        <Fact name={say.phones}>
          {phones.map(({ number, type, doNotCall }) => (
            <Point
              key={number}
              text={formatPhone(number)}
              note={[type === null ? null : words.phoneType[type], doNotCall ? say.doNotCall : null]}
              stops={standing(suppressions, 'phone', number)}
            />
          ))}
        </Fact>
      )}
      {mailingAddress === null ? null : (
        <Fact name={say.mailingAddress}>
          <Point text={addressLine(mailingAddress)} stops={standing(suppressions, 'address')} />
        </Fact>
      )}
    </>
  );
}

function PlaceFacts({
  record,
  suppressions,
}: {
  readonly record: Property;
  readonly suppressions: Standing;
}) {
  const { address, parcelNumber } = record;
  return (
    <>
      {address === null ? null : (
        <Fact name={say.address}>
          <Point text={addressLine(address)} stops={standing(suppressions, 'address')} />
        </Fact>
      )}
      {parcelNumber === null ? null : <Fact name={say.parcelNumber}>{parcelNumber}</Fact>}
    </>
  );
}

/** A record has one address of its own, so an entry of that kind is about it. */
const standing = (all: Standing, kind: Suppression['kind'], value?: string): Standing =>
  all.filter((one) => one.kind === kind && (value === undefined || one.value === value));

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

type PointProps = {
  readonly text: string;
  readonly note?: readonly (string | null)[];
  readonly stops: Standing;
};

const NO_NOTE: readonly null[] = [];

function Point({ text, note = NO_NOTE, stops }: PointProps) {
  const known = note.filter((part) => part !== null);
  return (
    <span className={classes.point}>
      <span>{text}</span>
      {known.length === 0 ? null : <span className={classes.quiet}>{known.join(', ')}</span>}
      {stops.map(({ id, scope }) => (
        <StatusMark
          key={id}
          look={{
            word: scope === 'all' ? say.notContacted : say.ofChannel(words.suppressionScope[scope]),
            shape: 'bar',
            tone: 'bad',
          }}
        />
      ))}
    </span>
  );
}
