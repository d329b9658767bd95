/** A new import: what is in the file, the file, where its columns go, and off it goes. Nothing is stored before that. */
import { Radio } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { IMPORT_TYPES, type ImportType } from '#domain/import/import-type';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import page from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';
import { FileChoice } from './file-choice.tsx';
import { ImportSetUp } from './import-set-up.tsx';
import classes from './new-import.module.css';

const route = getRouteApi('/inside/imports/new');
const { newImport: say } = words;

export function NewImportPage() {
  const { type = 'contact' } = route.useSearch();
  const navigate = route.useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const mayImport = useMay('jobs.bulk') !== undefined;
  return (
    <div className={page.page}>
      <div>
        <p className={page.trail}>
          <AnchorLink to="/imports">{say.trail}</AnchorLink>
          <ChevronIcon size={12} />
        </p>
        <PageHeading title={say.title} />
      </div>
      {mayImport ? (
        <>
          <TypeChoice
            type={type}
            onChoose={(chosen) => void navigate({ search: { type: chosen }, replace: true })}
          />
          <FileChoice file={file} onChoose={setFile} />
          {file === null ? null : (
            <ImportSetUp key={`${type} ${file.name} ${file.lastModified}`} type={type} file={file} />
          )}
        </>
      ) : (
        <Notice title={words.states.noRight} detail={say.noRight} />
      )}
    </div>
  );
}

type TypeChoiceProps = { readonly type: ImportType; readonly onChoose: (type: ImportType) => void };

function TypeChoice({ type, onChoose }: TypeChoiceProps) {
  return (
    <Radio.Group
      label={say.kind}
      value={type}
      onChange={(value) => {
        const chosen = IMPORT_TYPES.find((one) => one === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      className={classes.card}
    >
      <div className={classes.types}>
        {IMPORT_TYPES.map((one) => (
          <Radio key={one} value={one} label={say.kinds[one]} />
        ))}
      </div>
    </Radio.Group>
  );
}
