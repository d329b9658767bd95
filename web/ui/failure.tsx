/** Why there is nothing to see, and what can be done: no line, no right, no such thing, or a fault of ours. */
import { Button } from '@mantine/core';
import { ApiProblem, Unreachable } from '../api/client.ts';
import { words } from '../words/words.ts';
import { Notice } from './notice.tsx';

type FailureProps = {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** The caller's role, if it is known. */
  readonly role?: string | undefined;
  readonly order?: 1 | 2;
};

export function Failure({ error, onRetry, role, order = 2 }: FailureProps) {
  const { states } = words;
  const retry = <Button onClick={onRetry}>{states.retry}</Button>;
  if (error instanceof Unreachable) {
    return (
      <Notice
        announce="alert"
        order={order}
        title={states.unreachable}
        detail={states.unreachableDetail}
        action={retry}
      />
    );
  }
  if (error instanceof ApiProblem && error.status === 403) {
    const detail = role === undefined ? error.detail : states.noRightDetail(role);
    return <Notice announce="alert" order={order} title={states.noRight} detail={detail} action={retry} />;
  }
  if (error instanceof ApiProblem && error.status === 404) {
    return <Notice announce="alert" order={order} title={states.notFound} detail={states.notFoundDetail} />;
  }
  const detail = error instanceof ApiProblem ? error.message : states.brokenDetail;
  return <Notice announce="alert" order={order} title={states.failed} detail={detail} action={retry} />;
}
