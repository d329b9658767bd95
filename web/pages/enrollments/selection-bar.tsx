/** Over the head of the list while somebody is selected: how many, and what can be done with them. Nothing moves for it. */
import { Button } from '@mantine/core';
import { words } from '../../words/words.ts';
import classes from './selection-bar.module.css';
import type { Selection } from './use-selection.ts';

const { bulkUnenroll: say } = words;

type SelectionBarProps = {
  readonly selection: Selection;
  /** How many match the filter, as far as that is known. */
  readonly matching: number | undefined;
  /** Undefined: there are no more than are selected, or the role may not. */
  readonly onAll: (() => void) | undefined;
  readonly onUnenroll: () => void;
  readonly onClear: () => void;
  /** Why not, if not. */
  readonly refusal: string | null;
};

export function SelectionBar({
  selection,
  matching,
  onAll,
  onUnenroll,
  onClear,
  refusal,
}: SelectionBarProps) {
  return (
    <div role="toolbar" aria-label={say.toolbar} className={classes.bar}>
      <output className={classes.count}>
        {selection.kind === 'all' ? say.allSelected(matching) : say.selected(selection.ids.size)}
      </output>
      {refusal === null ? (
        <Button size="compact-sm" onClick={onUnenroll}>
          {say.open}
        </Button>
      ) : (
        <span className={classes.refusal} title={refusal}>
          {refusal}
        </span>
      )}
      {onAll === undefined ? null : (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {say.selectAll(matching)}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        {say.clear}
      </Button>
    </div>
  );
}
