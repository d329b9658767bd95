/** What a stop of many would do: totals, who is left as they are, and the first of them by name. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { BulkUnenrollPreview, Enrollment } from '../../api/types.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import { enrollmentLook } from '../enrollments/enrollment-status.ts';
import { nextOf } from '../enrollments/next-step.ts';
import { CHANNELS } from '#domain/touch/channel';
import { DueChannel } from './due-channel.tsx';
import classes from './bulk-unenroll.module.css';

const { bulkUnenroll: say } = words;
const FIRST = 10;

type BulkPreviewProps = { readonly counted: BulkUnenrollPreview; readonly rows: readonly Enrollment[] };

export function BulkPreview({ counted, rows }: BulkPreviewProps) {
  const { enrollments, stops, continues, money } = counted;
  const byChannel = (counts: Partial<Record<string, number>>, more: Partial<Record<string, number>> = {}) =>
    CHANNELS.flatMap((channel) => {
      const value = (counts[channel] ?? 0) + (more[channel] ?? 0);
      return value === 0 ? [] : [say.perChannel(words.channel[channel], value)];
    }).join(' · ');
  const left = leftOut(counted);
  return (
    <>
      <dl className={classes.totals}>
        <Total name={say.enrollments} value={formatNumber(enrollments)} detail="" />
        <Total
          name={say.stops}
          value={formatNumber(stops.total)}
          detail={byChannel(stops.scheduled, stops.planned)}
        />
        <Total
          name={say.continues}
          value={formatNumber(continues.total)}
          detail={byChannel(continues.byChannel)}
        />
        <Total name={say.released} value={formatMoney(money.released)} detail="" />
      </dl>
      {enrollments === 0 ? <p className={classes.note}>{say.nobody}</p> : null}
      {left === '' ? null : <p className={classes.note}>{say.leftOut(left)}</p>}
      <FirstRows rows={rows.slice(0, FIRST)} />
    </>
  );
}

function leftOut({ alreadyUnenrolled, completed, notFound }: BulkUnenrollPreview): string {
  const parts = [
    ...(alreadyUnenrolled === 0 ? [] : [say.already(alreadyUnenrolled)]),
    ...(completed === 0 ? [] : [say.completed(completed)]),
    ...(notFound === 0 ? [] : [say.notFound(notFound)]),
  ];
  return parts.join(', ');
}

type TotalProps = { readonly name: string; readonly value: string; readonly detail: string };

function Total({ name, value, detail }: TotalProps) {
  return (
    <div className={classes.total}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.number}>{value}</span>
        <span className={classes.detail}>{detail}</span>
      </dd>
    </div>
  );
}

function FirstRows({ rows }: { readonly rows: readonly Enrollment[] }) {
  const { enrollments: names } = words;
  if (rows.length === 0) return null;
  return (
    <div className={`${table.card} ${classes.first}`}>
      <table className={table.table}>
        <caption className={classes.caption}>{say.first(rows.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{names.record}</th>
            <th scope="col">{names.status}</th>
            <th scope="col" data-wide>
              {names.next}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.record.name}</th>
              <td>
                <StatusMark look={enrollmentLook(row)} />
              </td>
              <td data-wide>
                <DueChannel next={nextOf(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function BulkPreviewSkeleton() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{say.counting}</VisuallyHidden>
      <div className={classes.totals} aria-hidden="true">
        {[0, 1, 2, 3].map((total) => (
          <div key={total} className={classes.total}>
            <Skeleton height={16} mb={8} />
            <Skeleton height={24} width="50%" />
          </div>
        ))}
      </div>
    </div>
  );
}
