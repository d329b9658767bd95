/** Rendered HTML as its recipient sees it: in a frame that may run nothing, fetch nothing and lead nowhere. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { frameDocument } from './frame-document.ts';
import classes from './messages.module.css';

type MessageFrameProps = {
  readonly title: string;
  readonly html: string;
  /** In CSS pixels, of the page that the content was made for; scaled to the room there is. */
  readonly width: number;
  readonly height: number;
  /** A printed side: what its HTML leaves open is as a printer's browser has it, not as an inbox. */
  readonly isSheet?: boolean;
};

const INBOX =
  'html{color:#1b2027;font:15px/1.5 Arial,Helvetica,sans-serif}img{max-width:100%}body{margin:16px;overflow-wrap:anywhere}';
const BASE =
  'html{background:#fff}' +
  '.ds-picture{display:inline-block;padding:8px 16px;border:1px dashed #7f8995;color:#59626d;font-size:12px}';

export function MessageFrame({ title, html, width, height, isSheet = false }: MessageFrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const scale = useScale(room, width);
  const source = useMemo(() => frameDocument(html, isSheet ? BASE : `${BASE}${INBOX}`), [html, isSheet]);
  return (
    <div ref={room} className={classes.room} style={{ height: Math.round(height * scale) }}>
      <iframe
        title={title}
        sandbox=""
        srcDoc={source}
        className={classes.frame}
        style={{ width, height, transform: `scale(${scale})` }}
      />
    </div>
  );
}

/** Never larger than it is. */
function useScale(room: React.RefObject<HTMLElement | null>, width: number): number {
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const measure = (): void => setScale(Math.min(1, element.clientWidth / width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room, width]);
  return scale;
}
