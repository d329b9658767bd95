/** Whether the first rows can be read as the columns stand now; if not, which and why. */
import { Alert, Text } from '@mantine/core';
import type { ImportPreview } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import classes from './new-import.module.css';

type PreviewVerdictProps = {
  readonly preview: ImportPreview;
  /** Of the last look, when it failed. */
  readonly error: Error | null;
  readonly isLooking: boolean;
};

export function PreviewVerdict({ preview: { fault, rejects }, error, isLooking }: PreviewVerdictProps) {
  const { newImport: say } = words;
  if (error !== null) return <ActFault error={error} title={say.fault} />;
  if (isLooking) return <Text component="output">{say.looking}</Text>;
  if (fault !== null) {
    return (
      <Alert role="alert" color="red" variant="outline" title={say.fault}>
        {fault}
      </Alert>
    );
  }
  if (rejects.length === 0) return <Text component="output">{say.fine}</Text>;
  const lines = new Set(rejects.map(({ line }) => line));
  return (
    <Alert color="yellow" variant="outline" title={say.wouldReject(lines.size)}>
      <ul className={classes.rejects}>
        {rejects.map(({ line, column, reason }) => (
          <li key={`${line} ${column} ${reason}`}>
            {[say.line(line), column, reason].filter((part) => part !== null).join(' · ')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
