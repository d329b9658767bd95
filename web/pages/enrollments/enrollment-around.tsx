/** Around an enrollment: why it is still here or has ended, its receipts, the record's other campaigns, its people and places. */
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import type { Campaign, EnrollmentDetail, RecordWhole } from '../../api/types.ts';
import { recordEnrollmentsQuery } from '../../features/enrollments/enrollment-queries.ts';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { whyHere } from '../../features/enrollments/why-here.ts';
import { reasonWord } from '../../features/unenroll/why-fields.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-details.module.css';

const { enrollmentDetails: say } = words;

type AroundProps = {
  readonly enrollment: EnrollmentDetail;
  readonly campaign: Campaign | undefined;
  readonly record: RecordWhole | undefined;
};

export function Around({ enrollment, campaign, record }: AroundProps) {
  const sentences = whyHere(enrollment, campaign);
  const { receipts } = enrollment;
  const why = receipts.find(({ restoredAt }) => restoredAt === null);
  return (
    <>
      <Section title={enrollment.status === 'active' ? say.whyHere : say.whyEnded}>
        {sentences.map((sentence) => (
          <p key={sentence} className={classes.sentence}>
            {sentence}
          </p>
        ))}
        {why?.reason == null ? null : (
          <p className={classes.sentence}>{say.why.reason(reasonWord(why.reason))}</p>
        )}
        {why?.note == null ? null : <p className={classes.sentence}>{say.why.note(why.note)}</p>}
      </Section>
      {receipts.length === 0 ? null : (
        <Section title={say.receipts}>
          <ul className={classes.plain}>
            {receipts.map(({ id, at, restoredAt }) => (
              <li key={id}>
                <AnchorLink to="/receipts/$receiptId" params={{ receiptId: id }}>
                  {say.receiptOf(formatInstant(at))}
                </AnchorLink>
                {restoredAt === null ? null : (
                  <span className={classes.quiet}> · {say.restoredAt(formatInstant(restoredAt))}</span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AlsoIn enrollment={enrollment} />
      {record === undefined ? null : <Linked record={record} />}
    </>
  );
}

function AlsoIn({ enrollment }: { readonly enrollment: EnrollmentDetail }) {
  const { data } = useQuery(recordEnrollmentsQuery(enrollment.record.id));
  const others = data?.items.filter(({ id }) => id !== enrollment.id);
  return (
    <Section title={say.alsoIn}>
      {others === undefined ? (
        <Skeleton height={16} width="50%" my={4} />
      ) : others.length === 0 ? (
        <p className={classes.quiet}>{say.alsoInNothing}</p>
      ) : (
        <ul className={classes.plain}>
          {others.map((other) => (
            <li key={other.id} className={classes.other}>
              <AnchorLink
                to="/campaigns/$campaignId/enrollments/$enrollmentId"
                params={{ campaignId: other.campaignId, enrollmentId: other.id }}
                search={{}}
              >
                {other.campaignName}
              </AnchorLink>
              <StatusMark look={enrollmentLook(other)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Linked({ record }: { readonly record: RecordWhole }) {
  const linked =
    record.type === 'contact'
      ? record.properties.map(({ id, name, role }) => ({ id, name, role }))
      : record.contacts.map(({ recordId, name, role }) => ({ id: recordId, name, role }));
  if (linked.length === 0) return null;
  return (
    <Section title={record.type === 'contact' ? say.properties : say.contacts}>
      <ul className={classes.plain}>
        {linked.map(({ id, name, role }) => (
          <li key={`${id} ${role}`}>
            <AnchorLink to="/records/$recordId" params={{ recordId: id }}>
              {name}
            </AnchorLink>
            <span className={classes.quiet}> · {role}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
