/** The file: dropped on the page's field, or chosen. */
// oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the input itself is the control.
import { useState, type DragEvent } from 'react';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import classes from './new-import.module.css';

const { newImport: say } = words;
const MEGABYTE = 1024 * 1024;
const KINDS = '.csv,.tsv,.txt,text/csv,text/tab-separated-values';

type FileChoiceProps = { readonly file: File | null; readonly onChoose: (file: File) => void };

export function FileChoice({ file, onChoose }: FileChoiceProps) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null): void => {
    const first = files?.[0];
    if (first !== undefined) onChoose(first);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      className={classes.drop}
      data-over={isOver}
      data-chosen={file !== null}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept={KINDS}
        className={classes.input}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended meanwhile, can be chosen once more.
          event.currentTarget.value = '';
        }}
      />
      <span className={classes.dropTitle}>{file === null ? say.drop : file.name}</span>
      <span className={classes.quiet}>
        {file === null
          ? say.dropHint
          : `${say.size(formatNumber(Math.max(0.1, Math.round((10 * file.size) / MEGABYTE) / 10)))} · ${say.other}`}
      </span>
    </label>
  );
}
