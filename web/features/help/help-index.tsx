/** All articles: those of the screen first, or those that have the words that were typed. */
import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { SearchIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { ARTICLE_IDS, searchArticles, type ArticleId, type Articles } from './articles.ts';
import { ArticleLink } from './article-link.tsx';
import classes from './help-panel.module.css';

type HelpIndexProps = { readonly articles: Articles; readonly first: readonly ArticleId[] };

export function HelpIndex({ articles, first }: HelpIndexProps) {
  const [text, setText] = useState('');
  const { help: say } = words;
  const isSearched = text.trim() !== '';
  const found = isSearched ? searchArticles(articles, text) : [];
  return (
    <>
      <TextInput
        type="search"
        aria-label={say.search}
        placeholder={say.search}
        leftSection={<SearchIcon />}
        autoComplete="off"
        maxLength={100}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <output className={classes.count}>
        {isSearched ? (found.length === 0 ? say.none : say.found(found.length)) : ''}
      </output>
      {isSearched ? (
        <List ids={found} articles={articles} />
      ) : (
        <>
          <Group title={say.forThisPage} ids={first} articles={articles} />
          <Group
            title={first.length === 0 ? say.all : say.others}
            ids={ARTICLE_IDS.filter((id) => !first.includes(id))}
            articles={articles}
          />
        </>
      )}
    </>
  );
}

type ListProps = { readonly ids: readonly ArticleId[]; readonly articles: Articles };

function Group({ title, ids, articles }: ListProps & { readonly title: string }) {
  const id = useId();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.groupTitle}>
        {title}
      </h3>
      <List ids={ids} articles={articles} />
    </section>
  );
}

const List = ({ ids, articles }: ListProps) => (
  <ul className={classes.list}>
    {ids.map((id) => (
      <li key={id}>
        <ArticleLink id={id} className={classes.entry}>
          <span className={classes.entryTitle}>{articles[id].title}</span>
          <span className={classes.summary}>{articles[id].summary}</span>
        </ArticleLink>
      </li>
    ))}
  </ul>
);
