/** A value that has stood still for a moment: what follows typing without running after every key. */
import { useEffect, useState } from 'react';

const PAUSE_MS = 350;

export function useSettled<Value>(value: Value, pauseMs = PAUSE_MS): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
