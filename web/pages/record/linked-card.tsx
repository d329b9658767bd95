/** Who belongs to a property, and which properties belong to somebody. The primary contact is whom outreach reaches. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { RecordWhole } from '../../api/types.ts';
import { patchRecord, useUndoable } from '../../features/records/change-record.ts';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import { LinkDialog } from './link-dialog.tsx';
import classes from './record-page.module.css';

type Property = Extract<RecordWhole, { type: 'property' }>;
type Link = Property['contacts'][number];

const { record: say, recordForm } = words;

export function LinkedCard({ record }: { readonly record: RecordWhole }) {
  return record.type === 'property' ? (
    <People property={record} />
  ) : (
    <Properties properties={record.properties} />
  );
}

type Contact = Extract<RecordWhole, { type: 'contact' }>;

function Properties({ properties }: Pick<Contact, 'properties'>) {
  return (
    <Card title={say.properties}>
      {properties.length === 0 ? <p className={classes.quiet}>{say.noProperties}</p> : null}
      <ul className={classes.list}>
        {properties.map(({ id, name, role, primary }) => (
          <li key={id} className={classes.line}>
            <span className={classes.grows}>
              <AnchorLink to="/records/$recordId" params={{ recordId: id }} preload={false}>
                {name}
              </AnchorLink>
              <span className={classes.second}>
                {[role, primary ? say.primary : ''].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const linksOf = ({ contacts }: Property) =>
  contacts.map(({ recordId, role, primary }) => ({ recordId, role, primary }));

function People({ property }: { readonly property: Property }) {
  const [isLinking, setIsLinking] = useState(false);
  const mayEdit = useMay('records.edit') !== undefined;
  const { contacts } = property;
  return (
    <Card
      title={say.people}
      act={
        mayEdit ? (
          <Button variant="subtle" size="xs" onClick={() => setIsLinking(true)}>
            {say.link}
          </Button>
        ) : null
      }
    >
      {contacts.length === 0 ? <p className={classes.quiet}>{say.noPeople}</p> : null}
      <ul className={classes.list}>
        {contacts.map((link) => (
          <Person key={link.recordId} property={property} link={link} mayEdit={mayEdit} />
        ))}
      </ul>
      <MailTo property={property} mayEdit={mayEdit} />
      {isLinking ? <LinkDialog property={property} onClose={() => setIsLinking(false)} /> : null}
    </Card>
  );
}

type PersonProps = { readonly property: Property; readonly link: Link; readonly mayEdit: boolean };

function Person({ property, link: { recordId, name, role, primary }, mayEdit }: PersonProps) {
  const act = useUndoable();
  const before = linksOf(property);
  const back = () => patchRecord(property.id, { contacts: before });
  const makePrimary = (): void =>
    act(
      recordForm.saved,
      () =>
        patchRecord(property.id, {
          contacts: before.map((one) => ({ ...one, primary: one.recordId === recordId })),
        }),
      back,
    );
  const unlink = (): void =>
    act(
      say.unlinked(name),
      () => patchRecord(property.id, { contacts: before.filter((one) => one.recordId !== recordId) }),
      back,
    );
  return (
    <li className={classes.line}>
      <span className={classes.grows}>
        <AnchorLink to="/records/$recordId" params={{ recordId }} preload={false}>
          {name}
        </AnchorLink>
        <span className={classes.second}>
          {[role, primary ? say.primary : ''].filter(Boolean).join(' · ')}
        </span>
      </span>
      {mayEdit && !primary ? (
        <Button variant="subtle" size="xs" aria-label={say.makePrimary(name)} onClick={makePrimary}>
          {say.makePrimaryShort}
        </Button>
      ) : null}
      {mayEdit ? (
        <Button variant="subtle" size="xs" aria-label={say.unlink(name)} onClick={unlink}>
          {say.unlinkShort}
        </Button>
      ) : null}
    </li>
  );
}

function MailTo({ property, mayEdit }: Omit<PersonProps, 'link'>) {
  const act = useUndoable();
  const { id, mailTo } = property;
  return (
    <NativeSelect
      mt={16}
      label={say.mailTo}
      value={mailTo}
      disabled={!mayEdit}
      data={[
        { value: 'owner', label: recordForm.mailToOwner },
        { value: 'property', label: recordForm.mailToProperty },
      ]}
      onChange={(event) => {
        const chosen = event.currentTarget.value === 'property' ? 'property' : 'owner';
        act(
          recordForm.saved,
          () => patchRecord(id, { mailTo: chosen }),
          () => patchRecord(id, { mailTo }),
        );
      }}
    />
  );
}
