/** What stands, or what was lifted: two links, so that either can be sent. */
import { Link } from '@tanstack/react-router';
import type { SuppressionSearch } from '../../features/suppressions/suppression-search.ts';
import { words } from '../../words/words.ts';
import row from '../../ui/tab-row.module.css';

const { suppressions: say } = words;
const PLACES = [
  { lifted: undefined, word: say.standing },
  { lifted: 'true', word: say.lifted },
] as const;

export function StandingLinks({ search }: { readonly search: SuppressionSearch }) {
  return (
    <nav aria-label={say.which} className={row.tabs}>
      {PLACES.map(({ lifted, word }) => (
        <Link
          key={word}
          to="/do-not-contact"
          search={{ ...search, lifted }}
          replace
          resetScroll={false}
          className={row.tab}
          activeOptions={{ exact: true }}
          data-chosen={search.lifted === lifted}
          aria-current={search.lifted === lifted}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
