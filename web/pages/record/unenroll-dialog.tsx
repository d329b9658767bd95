/** Out of everything: says before what stops and what cannot be stopped any more, and gives the way back after. */
import { Button, Skeleton, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { Receipt, RecordWhole, Touch } from '../../api/types.ts';
import { everywhereQuery, type EverywherePart } from '../../features/records/everywhere.ts';
import { useRecordAct, useRecordsChanged } from '../../features/records/change-record.ts';
import { whenOf } from '../../features/enrollments/next-step.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault, faultText } from '../../ui/act-fault.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './unenroll-dialog.module.css';

type UnenrollDialogProps = { readonly record: RecordWhole; readonly onClose: () => void };

const { unenrollEverywhere: say } = words;

export function UnenrollDialog({ record, onClose }: UnenrollDialogProps) {
  const { id, name } = record;
  const [reason, setReason] = useState('');
  const look = useQuery(everywhereQuery(record));
  const restore = useRestore();
  const unenroll = useRecordAct(async () => {
    const body = reason.trim() === '' ? {} : { reason };
    const { receipts } = await answer(
      api.POST('/api/v1/records/{id}/unenroll', { params: { path: { id } }, body }),
    );
    tell(receipts, restore);
    onClose();
  });
  const stops = (look.data ?? []).reduce((sum, { preview }) => sum + preview.stops.length, 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unenroll.mutate();
  };
  return (
    <ActDialog title={say.title(name)} onClose={onClose}>
      <form onSubmit={submit} className={page.form}>
        {look.data === undefined && !look.isError ? (
          <div aria-busy="true">
            <Text component="output" size="sm" c="dimmed">
              {say.working}
            </Text>
            <Skeleton height={96} mt={8} />
          </div>
        ) : null}
        <ActFault error={look.error} />
        {look.data === undefined ? null : <Parts parts={look.data} />}
        <Text size="sm" c="dimmed">
          {say.stays(name)}
        </Text>
        <TextInput
          label={say.reason}
          description={say.reasonHint}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ActFault error={unenroll.error} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {say.keep}
          </Button>
          {/* Who must stop something at once does not wait for the preview. */}
          <Button type="submit" loading={unenroll.isPending}>
            {say.now(stops)}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}

function Parts({ parts }: { readonly parts: readonly EverywherePart[] }) {
  if (parts.length === 0) return <Text size="sm">{say.none}</Text>;
  return (
    <div className={classes.parts}>
      {parts.map(({ enrollmentId, campaign, through, preview }) => (
        <section key={enrollmentId} aria-label={campaign} className={classes.part}>
          <h3 className={classes.campaign}>
            {campaign}
            {through === null ? null : <span className={classes.quiet}> · {say.through(through)}</span>}
          </h3>
          <div className={classes.sides}>
            <Side title={say.stops} none={say.nothingStops} touches={preview.stops} />
            <Side title={say.continues} none={say.nothingContinues} touches={preview.continues} />
          </div>
        </section>
      ))}
    </div>
  );
}

type SideTouch = Touch & {
  readonly expectedArrival?: { readonly earliest: string; readonly latest: string } | null;
};
type SideProps = { readonly title: string; readonly none: string; readonly touches: readonly SideTouch[] };

function Side({ title, none, touches }: SideProps) {
  return (
    <div>
      <h4 className={classes.title}>{title}</h4>
      {touches.length === 0 ? <p className={classes.quiet}>{none}</p> : null}
      <ul className={classes.touches}>
        {touches.map((touch) => (
          <li key={touch.id}>
            <ChannelMark channel={touch.channel} />
            <span className={classes.quiet}>{whenText(touch)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function whenText(touch: SideTouch): string {
  const { expectedArrival } = touch;
  if (expectedArrival)
    return say.arrives(formatDay(expectedArrival.earliest), formatDay(expectedArrival.latest));
  const when = whenOf(touch);
  if (when === null) return '';
  return 'day' in when ? formatDay(when.day) : formatInstant(when.at);
}

function tell(receipts: readonly Receipt[], restore: (receipts: readonly Receipt[]) => void): void {
  if (receipts.length === 0) {
    showToast({ text: say.nothingDone, tone: 'done' });
    return;
  }
  const [only] = receipts;
  showToast({
    text: say.done(
      receipts.length,
      receipts.reduce((sum, { stops }) => sum + stops.length, 0),
    ),
    tone: 'done',
    undo: () => restore(receipts),
    link:
      receipts.length === 1 && only !== undefined
        ? { href: `/receipts/${only.id}`, label: say.receipt }
        : undefined,
  });
}

/** One by one; what cannot be brought back says why, the others are. */
function useRestore(): (receipts: readonly Receipt[]) => void {
  const changed = useRecordsChanged();
  return (receipts) => {
    const restoreAll = async (): Promise<void> => {
      let restored = 0;
      let fault: string | undefined;
      for (const { enrollmentId } of receipts) {
        try {
          await answer(
            api.POST('/api/v1/enrollments/{id}/restore', { params: { path: { id: enrollmentId } } }),
          );
          restored += 1;
        } catch (error) {
          fault = error instanceof Error ? faultText(error) : String(error);
        }
      }
      if (fault === undefined) showToast({ text: say.undone(restored), tone: 'done' });
      else showToast({ text: say.notUndone(fault), tone: 'failed' });
      await changed();
    };
    void restoreAll();
  };
}
