/** A link to an address of ours that is only known as text (a help article's, a message's): no load of the whole page. */
import { useRouter } from '@tanstack/react-router';
import type { ComponentPropsWithRef, MouseEvent } from 'react';

type AppLinkProps = ComponentPropsWithRef<'a'> & { readonly href: string };

export function AppLink({ href, children, ...rest }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent): void => {
    // What a person does to open it elsewhere stays the browser's.
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
