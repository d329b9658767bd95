/** Where the person is signed in, and the way to end it from here. */
import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { auth, type AuthSession } from '../../api/client.ts';
import { SESSIONS_KEY, sessionsQuery } from '../../features/account/account-queries.ts';
import { placeOf } from '../../features/account/user-agent.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatInstant } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const { account: say } = words;

type Session = AuthSession['session'] & { readonly isHere: boolean };

export function SessionsSection() {
  const query = useQuery(sessionsQuery);
  const end = useEnd();
  return (
    <Section title={say.sessions} lead={say.sessionsLead}>
      {query.isPending ? (
        <Skeleton height={56} />
      ) : query.data === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className={classes.form}>
          <ul className={classes.list}>
            {query.data.map((session) => (
              <Place key={session.id} session={session} onEnd={() => end.mutate(session.token)} />
            ))}
          </ul>
          {query.data.length > 1 ? (
            <div className={classes.foot}>
              <Button variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
                {say.endAll}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Section>
  );
}

function Place({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const place = placeOf(session.userAgent);
  const where = place === undefined ? say.unknownBrowser : say.on(place.browser, place.system);
  return (
    <li className={classes.item}>
      <span className={classes.who}>
        <span>{where}</span>
        <span className={classes.quiet}>
          {session.isHere ? `${say.here} · ` : ''}
          {say.since(formatInstant(session.createdAt))}
        </span>
      </span>
      {session.isHere ? null : (
        <Button variant="default" size="xs" aria-label={say.endOf(where)} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  );
}

/** One by its token, or with null all but this one. */
function useEnd() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string | null) => (token === null ? auth.endOtherSessions() : auth.endSession(token)),
    onSuccess: (_, token) => {
      showToast({ text: token === null ? say.endedAll : say.ended, tone: 'done' });
    },
    onError: (error) => {
      showToast({ text: faultText(error), tone: 'failed' });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}
