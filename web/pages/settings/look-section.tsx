/** Language and colours, on this device. */
import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import { chooseLanguage, LANGUAGE_CHOICES } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const { account: say } = words;
const SCHEMES = ['auto', 'light', 'dark'] as const;

export function LookSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={say.look} lead={say.lookLead}>
      <div className={classes.form}>
        <div className={classes.pair}>
          <NativeSelect
            label={say.language}
            data={LANGUAGE_CHOICES}
            value={words.language}
            onChange={(event) => chooseLanguage(event.currentTarget.value)}
          />
          <NativeSelect
            label={say.colours}
            data={SCHEMES.map((value) => ({ value, label: say.colour[value] }))}
            value={colorScheme}
            onChange={(event) =>
              setColorScheme(SCHEMES.find((one) => one === event.currentTarget.value) ?? 'auto')
            }
          />
        </div>
      </div>
    </Section>
  );
}
