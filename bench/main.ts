/** `npm run bench -- <name> [--json FILE]`. */
import { parseArgs } from 'node:util';
import { benchDispatch } from './dispatch.ts';
import { benchRender } from './dispatch-render.ts';
import { benchSmtp } from './dispatch-smtp.ts';
import { benchImport } from './import.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchList } from './list.ts';
import { benchPause } from './pause.ts';
import { keepReport, printReport, type Report } from './report.ts';
import { benchScreens } from './screens.ts';
import { benchStart } from './start.ts';
import { benchUnenroll } from './unenroll.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    touches: { type: 'string' },
    enrollments: { type: 'string' },
    calls: { type: 'string' },
    pauses: { type: 'string', default: '100' },
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string' },
    on: { type: 'string', default: 'embedded,postgres' },
    render: { type: 'boolean', default: false },
    smtp: { type: 'boolean', default: false },
    forms: { type: 'string', default: 'desktop,mobile' },
    screens: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
});

const on = values.on.split(',').filter((name) => name === 'embedded' || name === 'postgres');
const sized = (touches: number) => ({
  touches: Number(values.touches ?? touches),
  rounds: Number(values.rounds),
  on,
});
const dispatch = (): Promise<Report> => {
  if (values.smtp) return benchSmtp(sized(10_000));
  return values.render ? benchRender(sized(10_000)) : benchDispatch(sized(50_000));
};
const unenroll = (): Promise<Report> =>
  benchUnenroll({
    enrollments: Number(values.enrollments ?? 100_000),
    calls: Number(values.calls ?? 1_000),
    rounds: Number(values.rounds),
    on,
  });
const benches: Readonly<Record<string, () => Promise<Report>>> = {
  dispatch,
  unenroll,
  pause: () =>
    benchPause({ enrollments: Number(values.enrollments ?? 100_000), pauses: Number(values.pauses) }),
  start: () => benchStart({ rounds: Number(values.rounds), touches: Number(values.touches ?? 20_000) }),
  import: () => benchImport({ rows: Number(values.rows), on }),
  list: () =>
    benchList({ enrollments: Number(values.enrollments ?? 100_000), calls: Number(values.calls ?? 20) }),
  lighthouse: () =>
    benchLighthouse({
      forms: values.forms.split(','),
      screens: values.screens.split(',').filter(Boolean),
      rounds: Number(values.rounds),
      keep: values.keep,
    }),
  screens: () =>
    benchScreens({
      enrollments: Number(values.enrollments ?? 100_000),
      rounds: Number(values.rounds),
      minutes: values.minutes === undefined ? undefined : Number(values.minutes),
    }),
};

const bench = benches[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`npm run bench -- <name> [--json FILE]\nnames: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const report = await bench();
printReport(report);
if (values.json) await keepReport(report, values.json);
process.exit(0);
