/** What stopped, what completes and what became of it, what had moved since the preview, and what else an opt-out ended. */
import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Receipt, Sequence, Touch } from '../../api/types.ts';
import { whenOf } from '../../features/enrollments/next-step.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { touchName } from '../../features/unenroll/touch-name.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './receipt-page.module.css';

const { receiptPage: say } = words;

type ReceiptTouchesProps = { readonly receipt: Receipt; readonly sequences: readonly Sequence[] };

export function ReceiptTouches({ receipt, sequences }: ReceiptTouchesProps) {
  const { stops, continues, outcomes, changedSincePreview, alsoEnded } = receipt;
  const became = new Map(outcomes.map((touch) => [touch.id, touch]));
  return (
    <>
      <Section title={say.stopped}>
        {stops.length === 0 ? <p className={classes.quiet}>{say.nothingStopped}</p> : null}
        <Touches touches={stops} sequences={sequences} tell={dueText} />
      </Section>
      <Section title={say.completes}>
        {continues.length === 0 ? <p className={classes.quiet}>{say.nothingCompletes}</p> : null}
        <Touches
          touches={continues}
          sequences={sequences}
          tell={wasText}
          now={(touch) => became.get(touch.id)?.status}
        />
      </Section>
      {changedSincePreview.length === 0 ? null : (
        <Section title={say.changed}>
          <p className={classes.quiet}>{say.changedHint}</p>
          <Touches touches={changedSincePreview} sequences={sequences} tell={wasText} />
        </Section>
      )}
      {alsoEnded.length === 0 ? null : (
        <Section title={say.alsoEnded}>
          <ul className={classes.touches}>
            {alsoEnded.map((id) => (
              <li key={id}>
                <AnchorLink to="/receipts/$receiptId" params={{ receiptId: id }}>
                  {say.of(id)}
                </AnchorLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function dueText(touch: Touch): string {
  const when = whenOf(touch);
  if (when === null) return say.undated;
  return say.due('day' in when ? formatDay(when.day) : formatInstant(when.at));
}

function wasText({ status, processingAt }: Touch): string {
  const word = TOUCH_LOOKS[status].word.toLowerCase();
  return processingAt === null ? say.wasPlain(word) : say.was(word, formatInstant(processingAt));
}

type TouchesProps = {
  readonly touches: readonly Touch[];
  readonly sequences: readonly Sequence[];
  readonly tell: (touch: Touch) => string;
  /** What has become of it since. */
  readonly now?: (touch: Touch) => Touch['status'] | undefined;
};

function Touches({ touches, sequences, tell, now }: TouchesProps) {
  if (touches.length === 0) return null;
  return (
    <ul className={classes.touches}>
      {touches.map((touch) => {
        const status = now?.(touch);
        return (
          <li key={touch.id} className={classes.touch}>
            <ChannelMark channel={touch.channel}>{placeOf(touch, sequences)}</ChannelMark>
            <span className={classes.quiet}>{tell(touch)}</span>
            {status === undefined ? null : <StatusMark look={TOUCH_LOOKS[status]} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Its name, and which step of how many while it is still in the plan. */
function placeOf(touch: Touch, sequences: readonly Sequence[]): string {
  const name = touchName(touch, sequences);
  const index = sequences.findIndex(({ id }) => id === touch.sequenceId);
  return index < 0 ? name : say.stepOf(name, index + 1, sequences.length);
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
