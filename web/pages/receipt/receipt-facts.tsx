/** Who, when and why; the money; and what proves it. */
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Receipt } from '../../api/types.ts';
import { reasonWord } from '../../features/unenroll/why-fields.tsx';
import { formatInstantInFull, formatMoneyExactly } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import classes from './receipt-page.module.css';

const { receiptPage: say } = words;

export function ReceiptFacts({ receipt }: { readonly receipt: Receipt }) {
  const { actor, at, cause, reason, note, jobId } = receipt;
  return (
    <dl className={classes.facts}>
      <Fact name={say.by}>{say.who(actor.name, say.actors[actor.type])}</Fact>
      <Fact name={say.at}>
        <time dateTime={at}>{formatInstantInFull(at)}</time>
        <span className={classes.exact}>{at}</span>
      </Fact>
      <Fact name={say.cause}>{cause === null ? say.none : words.unenrollCause[cause]}</Fact>
      <Fact name={say.reason}>{reason === null ? say.none : reasonWord(reason)}</Fact>
      {note === null ? null : <Fact name={say.note}>{note}</Fact>}
      {jobId === null ? null : <Fact name={say.job}>{jobId}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function ReceiptMoney({ money }: Pick<Receipt, 'money'>) {
  return (
    <section aria-labelledby="money">
      <Title order={2} id="money">
        {say.money}
      </Title>
      <dl className={classes.facts}>
        <Fact name={say.released}>{formatMoneyExactly(money.released)}</Fact>
        <Fact name={say.spent}>{formatMoneyExactly(money.spent)}</Fact>
        <Fact name={say.committed}>{formatMoneyExactly(money.committed)}</Fact>
      </dl>
    </section>
  );
}

export function ReceiptProof({ receipt: { proof } }: { readonly receipt: Receipt }) {
  return (
    <section aria-labelledby="proof">
      <Title order={2} id="proof">
        {say.proof}
      </Title>
      {proof.state === 'pending' ? (
        <p className={classes.quiet}>{say.pendingHint}</p>
      ) : (
        <dl className={classes.facts}>
          <Fact name={say.event}>{proof.position}</Fact>
          <Fact name={say.hash}>
            <code className={classes.code}>{proof.hash}</code>
          </Fact>
          <Fact name={say.verify}>
            <code className={classes.code}>{say.verifyCommand}</code>
          </Fact>
        </dl>
      )}
    </section>
  );
}
