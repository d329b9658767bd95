/** Why an act did not go through, beside where it was asked for. What concerns one field stands under that field. */
import { Alert } from '@mantine/core';
import { ApiProblem, Unreachable } from '../api/client.ts';
import { words } from '../words/words.ts';

/** The server's sentence about one field, to stand under it. */
export const fieldFault = (error: Error | null, path: string): string | undefined =>
  error instanceof ApiProblem ? error.errors.find((one) => one.path === path)?.message : undefined;

/** One sentence for a person. */
export function faultText(error: Error): string {
  if (error instanceof Unreachable) return words.act.noAnswer;
  if (error instanceof ApiProblem && error.status === 403) return words.act.noRight;
  if (error instanceof ApiProblem && error.detail === undefined)
    return error.errors[0]?.message ?? error.title;
  return error.message;
}

type ActFaultProps = {
  readonly error: Error | null;
  readonly title?: string;
  /** Paths of fields that show their own faults. */
  readonly shown?: readonly string[];
};

const NONE: readonly string[] = [];

export function ActFault({ error, title = words.act.failed, shown = NONE }: ActFaultProps) {
  if (error === null) return null;
  const rest = error instanceof ApiProblem ? error.errors.filter(({ path }) => !shown.includes(path)) : [];
  if (error instanceof ApiProblem && error.errors.length > 0 && rest.length === 0) return null;
  return (
    <Alert role="alert" color="red" variant="outline" title={title}>
      {rest.length === 0
        ? faultText(error)
        : rest.map(({ path, message }) => (
            <div key={`${path} ${message}`}>{path === '' ? message : `${path}: ${message}`}</div>
          ))}
    </Alert>
  );
}
