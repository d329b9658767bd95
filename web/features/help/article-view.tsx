/** One article. */
import { useEffect, useRef } from 'react';
import { words } from '../../words/words.ts';
import { ArticleLink } from './article-link.tsx';
import type { ArticleId, Articles, Block } from './articles.ts';
import classes from './help-panel.module.css';
import { HELP_INDEX } from './help-place.ts';

export function ArticleView({ articles, id }: { readonly articles: Articles; readonly id: ArticleId }) {
  const { title, blocks, related } = articles[id];
  const heading = useRef<HTMLHeadingElement>(null);
  // From article to article the link that was pressed is gone: the focus goes where the reading begins.
  useEffect(() => heading.current?.focus(), []);
  const { help: say } = words;
  return (
    <article className={classes.article}>
      <p className={classes.back}>
        <ArticleLink id={HELP_INDEX} className={classes.link}>
          {say.back}
        </ArticleLink>
      </p>
      <h3 ref={heading} tabIndex={-1} className={classes.articleTitle}>
        {title}
      </h3>
      {blocks.map((block) => (
        <BlockView key={keyOf(block)} block={block} />
      ))}
      {related.length === 0 ? null : (
        <>
          <h4 className={classes.subtitle}>{say.related}</h4>
          <ul className={classes.related}>
            {related.map((one) => (
              <li key={one}>
                <ArticleLink id={one} className={classes.link}>
                  {articles[one].title}
                </ArticleLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  if ('title' in block) return <h4 className={classes.subtitle}>{block.title}</h4>;
  if ('text' in block) {
    return (
      <p>
        <Strong text={block.text} />
      </p>
    );
  }
  const items = ('steps' in block ? block.steps : block.points).map((text) => (
    <li key={text}>
      <Strong text={text} />
    </li>
  ));
  return 'steps' in block ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** `**words**` are strong. */
function Strong({ text }: { readonly text: string }) {
  const [plain = '', strong, ...rest] = text.split('**');
  if (strong === undefined) return plain;
  return (
    <>
      {plain}
      <strong>{strong}</strong>
      <Strong text={rest.join('**')} />
    </>
  );
}

/** No two parts of an article begin alike. */
function keyOf(block: Block): string {
  if ('title' in block) return block.title;
  if ('text' in block) return block.text;
  return ('steps' in block ? block.steps : block.points).join(' ');
}
