/** The steps as links, with how each stands. */
import { Link } from '@tanstack/react-router';
import { SHAPES } from '../../ui/icons.tsx';
import { VisuallyHidden } from '@mantine/core';
import { words } from '../../words/words.ts';
import { stepOf, type PlacedFault } from './all-faults.ts';
import classes from './build-page.module.css';

type OutlineProps = {
  readonly faults: readonly PlacedFault[];
  readonly hasPlan: boolean;
  readonly hasAudience: boolean;
};

const say = words.build;
const MARKS = {
  done: { Mark: SHAPES.tick, word: say.stepDone },
  open: { Mark: SHAPES.ring, word: say.stepOpen },
  faulty: { Mark: SHAPES.cross, word: say.stepFaulty },
} as const;

export function Outline({ faults, hasPlan, hasAudience }: OutlineProps) {
  const isFaulty = (step: string): boolean => faults.some(({ place }) => stepOf(place) === step);
  const stateOf = (step: string, isDone: boolean): keyof typeof MARKS =>
    isFaulty(step) && (step !== 'sequences' || hasPlan) ? 'faulty' : isDone ? 'done' : 'open';
  const steps = [
    { id: 'audience', word: say.audience, state: stateOf('audience', hasAudience) },
    { id: 'sequences', word: say.sequences, state: stateOf('sequences', hasPlan) },
    { id: 'schedule', word: say.schedule, state: stateOf('schedule', true) },
    { id: 'checks', word: say.checks, state: faults.length === 0 ? 'done' : 'open' },
    { id: 'launch', word: say.launch, state: 'open' },
  ] as const;
  return (
    <nav aria-label={say.outline} className={classes.outline}>
      {steps.map(({ id, word, state }) => {
        const { Mark, word: told } = MARKS[state];
        return (
          <Link key={id} to="." hash={id} className={classes.outlineLink} data-state={state} replace>
            <Mark />
            {word}
            <VisuallyHidden>({told})</VisuallyHidden>
          </Link>
        );
      })}
    </nav>
  );
}
