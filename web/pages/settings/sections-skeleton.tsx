/** The shape of the sections while they are awaited. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { words } from '../../words/words.ts';
import classes from './settings.module.css';

const HEIGHTS = [280, 420, 160];

export const SectionsSkeleton = () => (
  <div className={classes.sections} aria-busy="true">
    <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
    {HEIGHTS.map((height) => (
      <div key={height} className={classes.section} style={{ minHeight: height }}>
        <div>
          <Skeleton height={16} width={120} mt={4} />
          <Skeleton height={12} width="80%" mt={16} />
        </div>
        <Skeleton height={40} />
      </div>
    ))}
  </div>
);
