/** What was typed over what is saved: a field that nobody touched follows the server, one that was keeps its text. */
import { useState } from 'react';

type Draft<Fields> = {
  readonly fields: Fields;
  readonly isChanged: boolean;
  readonly set: <Name extends keyof Fields>(name: Name, value: Fields[Name]) => void;
  /** What is saved counts again. */
  readonly drop: () => void;
};

export function useDraft<Fields extends object>(saved: Fields): Draft<Fields> {
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const fields = { ...saved, ...typed };
  return {
    fields,
    isChanged: JSON.stringify(fields) !== JSON.stringify(saved),
    set: (name, value) => setTyped((before) => ({ ...before, [name]: value })),
    drop: () => setTyped({}),
  };
}
