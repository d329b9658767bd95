/** Whom to ask: the workspace's own support address. */
import { useQuery } from '@tanstack/react-query';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { words } from '../../words/words.ts';
import { workspaceQuery } from '../workspace/workspace-queries.ts';
import classes from './help-panel.module.css';

export function Contact({ subject }: { readonly subject: string }) {
  const { data } = useQuery(workspaceQuery);
  const { help: say } = words;
  if (data === undefined) return null;
  return (
    <p className={classes.contact}>
      {data.supportEmail === null ? (
        <>
          {say.noContact} <AnchorLink to="/settings">{say.toSettings}</AnchorLink>
        </>
      ) : (
        <a
          className={classes.link}
          href={`mailto:${data.supportEmail}?subject=${encodeURIComponent(say.subject(subject))}`}
        >
          {say.contact}
        </a>
      )}
    </p>
  );
}
