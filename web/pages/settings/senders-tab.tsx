/** Who hands messages over, how they are, and how to connect a real one. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Sender } from '../../api/types.ts';
import { sendersQuery } from '../../features/senders/sender-queries.ts';
import { ChannelIcon } from '../../features/touches/channel-mark.tsx';
import { Failure } from '../../ui/failure.tsx';
import { StatusMark, type StatusLook } from '../../ui/status-mark.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import { SectionsSkeleton } from './sections-skeleton.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');
const { senders: say } = words;

const LOOKS: Readonly<Record<Sender['status'], StatusLook>> = {
  ok: { word: say.stateWord.ok, shape: 'full', tone: 'good' },
  paused: { word: say.stateWord.paused, shape: 'half', tone: 'warn' },
  failing: { word: say.stateWord.failing, shape: 'cross', tone: 'bad' },
};

/** As the server reads them (contract.md §1). */
const VARIABLES = [
  { word: say.connectEmail, names: ['SMTP_URL', 'MAIL_FROM'] },
  { word: say.connectText, names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] },
  { word: say.connectMail, names: ['LOB_API_KEY', 'LOB_WEBHOOK_SECRET'] },
] as const;

export function SendersTab() {
  const { me } = inside.useRouteContext();
  const query = useQuery(sendersQuery);
  if (query.isPending) return <SectionsSkeleton />;
  if (query.data === undefined) {
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div className={classes.sections}>
      <Section title={say.title} lead={say.lead} isWide>
        <SenderTable senders={query.data} />
      </Section>
      <Section title={say.connect} lead={say.connectLead}>
        <div className={classes.form}>
          <dl className={classes.settings}>
            {VARIABLES.map(({ word, names }) => (
              <div key={word}>
                <dt>{word}</dt>
                {names.map((name) => (
                  <dd key={name}>
                    <code className={classes.code}>{name}</code>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
          <p className={classes.plain}>{say.connectSample}</p>
        </div>
      </Section>
    </div>
  );
}

function SenderTable({ senders }: { readonly senders: readonly Sender[] }) {
  return (
    <div className={classes.table}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say.channel}</th>
            <th scope="col">{say.provider}</th>
            <th scope="col">{say.state}</th>
            <th scope="col" data-wide>
              {say.slots}
            </th>
          </tr>
        </thead>
        <tbody>
          {senders.map(({ id, channel, provider, status, statusDetail, inUse, slots }) => (
            <tr key={id}>
              <th scope="row">
                <span className={classes.channel}>
                  <ChannelIcon channel={channel} />
                  {words.channel[channel]}
                </span>
              </th>
              <td>{say.provide[provider]}</td>
              <td>
                <span className={classes.who}>
                  <StatusMark look={LOOKS[status]} />
                  {statusDetail === null ? null : <span className={classes.quiet}>{statusDetail}</span>}
                </span>
              </td>
              <td data-wide>{say.inUse(inUse, slots)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
