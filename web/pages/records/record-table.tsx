/** The rows of the list: who or what, how to reach them, how they are sorted. */
import { VisuallyHidden } from '@mantine/core';
import type { RecordItem } from '../../api/types.ts';
import { placeOf } from '../../features/records/record-text.ts';
import type { Selecting } from '../../features/records/selection.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { CheckedBox } from '../../ui/checked-box.tsx';
import { formatPhone } from '../../ui/format.ts';
import page from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { RowList, RowListSkeleton, type RowColumn, type RowShape } from '../../ui/row-list.tsx';
import type { MoreRows } from '../../ui/use-window-rows.ts';
import { words } from '../../words/words.ts';

const SHAPE: RowShape = {
  columns: '1.25rem minmax(0, 9fr) 5.5rem minmax(0, 8fr) 8.5rem minmax(0, 5fr) minmax(0, 6fr)',
  card: "'select record kind' auto 'select email email' auto / 1.25rem minmax(0, 1fr) auto",
  height: 56,
  cardHeight: 96,
};
const SHOWN_TAGS = 2;

type RecordTableProps = {
  readonly rows: readonly RecordItem[];
  /** Null: the role may only look. */
  readonly selecting: Selecting | null;
  readonly isStale: boolean;
  readonly more: MoreRows;
};

export function RecordTable({ rows, selecting, isStale, more }: RecordTableProps) {
  const { records: say } = words;
  return (
    <RowList
      label={say.title}
      columns={[selectColumn(rows, selecting), ...COLUMNS]}
      shape={SHAPE}
      rows={rows}
      isStale={isStale}
      isMarked={({ id }) => selecting?.has(id) ?? false}
      more={more}
      end={say.end}
    />
  );
}

export const RecordTableSkeleton = () => <RowListSkeleton shape={SHAPE} />;

function selectColumn(rows: readonly RecordItem[], selecting: Selecting | null): RowColumn<RecordItem> {
  const { records: say } = words;
  const chosen = selecting === null ? 0 : rows.filter(({ id }) => selecting.has(id)).length;
  return {
    key: 'select',
    name: say.selectShown,
    head:
      selecting === null ? (
        <VisuallyHidden>{say.selectShown}</VisuallyHidden>
      ) : (
        <CheckedBox
          label={say.selectShown}
          isChecked={chosen === rows.length}
          isPartly={chosen > 0 && chosen < rows.length}
          onChange={(isChosen) =>
            selecting.set(
              rows.map(({ id }) => id),
              isChosen,
            )
          }
        />
      ),
    cell: ({ id, name }) =>
      selecting === null ? null : (
        <CheckedBox
          label={say.select(name)}
          isChecked={selecting.has(id)}
          onChange={(isChosen) => selecting.set([id], isChosen)}
        />
      ),
  };
}

const { records: said } = words;
const nothing = <span className={page.quiet}>{said.none}</span>;
const COLUMNS: readonly RowColumn<RecordItem>[] = [
  {
    key: 'record',
    name: said.name,
    isHeader: true,
    cell: (record) => (
      <>
        <span className={page.first}>
          <AnchorLink
            to="/records/$recordId"
            params={{ recordId: record.id }}
            preload={false}
            className={page.name}
          >
            {record.name}
          </AnchorLink>
        </span>
        <span className={page.second}>{placeOf(record)}</span>
      </>
    ),
  },
  {
    key: 'kind',
    name: said.kind,
    cell: ({ type }) => <span className={page.quiet}>{words.recordType[type]}</span>,
  },
  {
    key: 'email',
    name: said.email,
    cell: (record) => (record.type === 'contact' ? (record.email ?? nothing) : null),
  },
  {
    key: 'phone',
    name: said.phone,
    isWide: true,
    cell: (record) =>
      record.type === 'property' ? null : record.phone === null ? nothing : formatPhone(record.phone),
  },
  { key: 'tags', name: said.tags, isWide: true, cell: ({ tags }) => <Tags tags={tags} /> },
  { key: 'added', name: said.added, isWide: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
];

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return nothing;
  const rest = tags.length - SHOWN_TAGS;
  const shown = tags.slice(0, SHOWN_TAGS).join(', ');
  return <span title={tags.join(', ')}>{rest > 0 ? `${shown} ${said.more(rest)}` : shown}</span>;
}
