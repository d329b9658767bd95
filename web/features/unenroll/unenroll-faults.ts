/** Why an act was refused, in the reader's words where there are any for it. */
import { ApiProblem } from '../../api/client.ts';
import { words } from '../../words/words.ts';

/** Throws what failed, with words in place of a code that has some. */
export async function inWords<Data>(act: Promise<Data>): Promise<Data> {
  try {
    return await act;
  } catch (error) {
    const known = error instanceof ApiProblem ? words.unenroll.faults[error.code] : undefined;
    throw known === undefined ? error : new Error(known, { cause: error });
  }
}

export const refusalOf = (error: unknown): string | undefined =>
  error instanceof ApiProblem && error.code === 'not_restorable'
    ? (words.unenroll.refusals[error.reason ?? ''] ?? error.detail)
    : undefined;
