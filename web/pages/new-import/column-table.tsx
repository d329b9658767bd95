/** Each column of the file: its name, what stands in it, and where it goes. */
import { NativeSelect, Title } from '@mantine/core';
import type { ImportType } from '#domain/import/import-type';
import type { ImportPreview } from '../../api/types.ts';
import { choicesFor } from '../../features/imports/column-choices.ts';
import type { Corrections } from '../../features/imports/import-queries.ts';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import classes from './new-import.module.css';

type ColumnTableProps = {
  readonly type: ImportType;
  readonly preview: ImportPreview;
  readonly mapping: Corrections;
  readonly onCorrect: (heading: string, target: string | null) => void;
};

const { newImport: say } = words;
const SAMPLES = 3;

export function ColumnTable({ type, preview, mapping, onCorrect }: ColumnTableProps) {
  const { headings, rows } = preview;
  return (
    <section aria-labelledby="columns" className={classes.columns}>
      <Title order={2} id="columns">
        {say.columns}
      </Title>
      <p className={classes.quiet}>{say.columnsHint}</p>
      <div className={table.card}>
        <table className={`${table.table} ${classes.table}`} aria-labelledby="columns">
          <thead>
            <tr>
              <th scope="col">{say.column}</th>
              <th scope="col" data-wide>
                {say.sample}
              </th>
              <th scope="col">{say.target}</th>
            </tr>
          </thead>
          <tbody>
            {headings.map((heading, place) => (
              <tr key={heading}>
                <th scope="row" className={classes.heading}>
                  {heading}
                </th>
                <td data-wide className={classes.samples}>
                  {samplesOf(rows, place)}
                </td>
                <td>
                  <NativeSelect
                    aria-label={say.targetOf(heading)}
                    value={mapping[heading] ?? ''}
                    data={[{ value: '', label: say.leaveOut }, ...choicesFor(type, heading, mapping)]}
                    onChange={(event) => onCorrect(heading, event.currentTarget.value || null)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The first that say something. */
function samplesOf(rows: ImportPreview['rows'], place: number): string {
  const values = new Set(rows.map((row) => row[place]?.trim() ?? '').filter((value) => value !== ''));
  return [...values].slice(0, SAMPLES).join(' · ');
}
