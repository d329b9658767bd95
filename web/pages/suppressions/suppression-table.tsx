/** The rows of the list, and lifting one of them. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Suppression } from '../../api/types.ts';
import { useMay } from '../../features/session/use-may.ts';
import { valueText } from '../../features/suppressions/suppression-text.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import page from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { RowList, type RowColumn, type RowShape } from '../../ui/row-list.tsx';
import type { MoreRows } from '../../ui/use-window-rows.ts';
import { words } from '../../words/words.ts';
import { LiftDialog } from './lift-dialog.tsx';

export const SUPPRESSION_SHAPE: RowShape = {
  columns: 'minmax(0, 9fr) minmax(0, 4fr) minmax(0, 8fr) minmax(0, 7fr) 4rem',
  card: "'value scope' 48px 'reason act' 44px / minmax(0, 1fr) auto",
  height: 64,
  cardHeight: 112,
};

type SuppressionTableProps = {
  readonly rows: readonly Suppression[];
  readonly isLifted: boolean;
  readonly isStale: boolean;
  readonly more: MoreRows;
};

const { suppressions: say } = words;

export function SuppressionTable({ rows, isLifted, isStale, more }: SuppressionTableProps) {
  const [lifting, setLifting] = useState<Suppression | null>(null);
  const mayLift = useMay('suppressions.lift') !== undefined;
  return (
    <>
      <RowList
        label={say.list}
        columns={[...COLUMNS, whenColumn(isLifted), actColumn(!isLifted && mayLift, setLifting)]}
        shape={SUPPRESSION_SHAPE}
        rows={rows}
        isStale={isStale}
        more={more}
        end={say.end}
      />
      {lifting === null ? null : <LiftDialog suppression={lifting} onClose={() => setLifting(null)} />}
    </>
  );
}

const COLUMNS: readonly RowColumn<Suppression>[] = [
  {
    key: 'value',
    name: say.value,
    isHeader: true,
    cell: (entry) => (
      <>
        <span className={page.first}>
          {entry.kind === 'record' ? (
            <AnchorLink
              to="/records/$recordId"
              params={{ recordId: entry.value }}
              preload={false}
              className={page.name}
            >
              {valueText(entry)}
            </AnchorLink>
          ) : (
            valueText(entry)
          )}
        </span>
        <span className={page.second}>{words.suppressionKind[entry.kind]}</span>
      </>
    ),
  },
  { key: 'scope', name: say.scope, cell: ({ scope }) => words.suppressionScope[scope] },
  {
    key: 'reason',
    name: say.reason,
    cell: ({ reason, effect, note }) => (
      <>
        <span className={page.first}>{words.suppressionReason[reason]}</span>
        <span className={page.second}>{note ?? say[effect]}</span>
      </>
    ),
  },
];

const whenColumn = (isLifted: boolean): RowColumn<Suppression> => ({
  key: 'when',
  name: isLifted ? say.liftedAt : say.since,
  isWide: true,
  cell: ({ createdAt, actor, liftedAt, liftedBy }) => (
    <>
      <span className={page.first}>
        <Moment at={liftedAt ?? createdAt} />
      </span>
      <span className={page.second}>{say.by((liftedBy ?? actor).name)}</span>
    </>
  ),
});

const actColumn = (canLift: boolean, onLift: (suppression: Suppression) => void): RowColumn<Suppression> => ({
  key: 'act',
  name: say.act,
  head: <VisuallyHidden>{say.act}</VisuallyHidden>,
  cell: (entry) =>
    canLift ? (
      <Button
        variant="subtle"
        size="xs"
        aria-label={say.liftOf(valueText(entry))}
        onClick={() => onLift(entry)}
      >
        {say.lift}
      </Button>
    ) : null,
});
