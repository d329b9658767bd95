/** An address that names nothing. */
import { useEffect } from 'react';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';

export function NotFoundPage() {
  const { notFound, notFoundDetail, toCampaigns } = words.states;
  useEffect(() => {
    document.title = words.title(notFound);
  }, [notFound]);
  return (
    <Notice
      order={1}
      title={notFound}
      detail={notFoundDetail}
      action={<AnchorLink to="/campaigns">{toCampaigns}</AnchorLink>}
    />
  );
}
