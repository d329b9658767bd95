/** Records that may be the same: looked at side by side, nothing is merged by itself. */
import type { RecordWhole } from '../../api/types.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

export function Duplicates({ record: { possibleDuplicates } }: { readonly record: RecordWhole }) {
  const { record: say } = words;
  if (possibleDuplicates.length === 0) return null;
  return (
    <Card title={say.duplicates}>
      <ul className={classes.list}>
        {possibleDuplicates.map(({ id, name, why }) => (
          <li key={`${id} ${why}`} className={classes.line}>
            <span className={classes.grows}>
              <AnchorLink to="/records/$recordId" params={{ recordId: id }} preload={false}>
                {name}
              </AnchorLink>
              <span className={classes.second}>{say.why[why] ?? why}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
