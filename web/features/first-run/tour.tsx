/**
 * Three steps to know the product, beside the sample campaign that they speak of. A card among the content, over nothing;
 * gone for good once it is dismissed on this device.
 */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { words } from '../../words/words.ts';
import { ArticleLink } from '../help/article-link.tsx';
import { sampleDataQuery } from '../workspace/workspace-queries.ts';
import classes from './tour.module.css';

const KEY = 'doorstep-tour-done';

/** Stands behind the list and comes with it or after it, so that nothing moves when it comes. */
export function Tour() {
  const { data } = useQuery(sampleDataQuery);
  const [isDone, setDone] = useState(wasDone);
  const campaignId = data?.campaignIds[0];
  if (isDone || data?.loaded !== true || campaignId === undefined) return null;
  const { firstRun: say } = words;
  return (
    <section className={classes.card} aria-labelledby="tour-title">
      <h2 id="tour-title" className={classes.title}>
        {say.tour}
      </h2>
      <ol className={classes.steps}>
        {say.tourSteps.map(({ title, detail }) => (
          <li key={title}>
            <strong>{title}</strong>
            <p className={classes.detail}>{detail}</p>
          </li>
        ))}
      </ol>
      <div className={classes.foot}>
        <AnchorLink to="/campaigns/$campaignId" params={{ campaignId }} underline="always">
          {say.tourOpen}
        </AnchorLink>
        <ArticleLink id="unenroll" className={classes.link}>
          {say.tourHelp}
        </ArticleLink>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            dismiss();
            setDone(true);
          }}
        >
          {say.tourDismiss}
        </Button>
      </div>
    </section>
  );
}

function wasDone(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // Storage is forbidden: it comes each time.
  }
}

function dismiss(): void {
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // Gone until the page is loaded again.
  }
}
