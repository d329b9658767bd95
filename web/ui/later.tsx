/**
 * What is much to draw, at its first time: in slices, between which the browser paints and answers. Until it is done there
 * is what stood there before. Later changes are drawn at once, as anywhere.
 */
import { useDeferredValue, type ReactNode } from 'react';

type LaterProps = {
  readonly children: ReactNode;
  /** Its shape, where nothing stood before. */
  readonly meanwhile?: ReactNode;
};

/** The first time it is reached. */
export function Later({ children, meanwhile = null }: LaterProps): ReactNode {
  const isTime = useDeferredValue(true, false);
  return isTime ? children : meanwhile;
}

/** For what waits for an answer: whether it is here and was drawn, or its shape is still to be shown. */
export const useDrawn = (isHere: boolean): boolean => useDeferredValue(isHere) && isHere;
