/** Faults that one variable cannot show: groups that belong together, and names that are nearly right. */

type Given = Readonly<Record<string, string | undefined>>;

/** When any of these is set, the needed ones must be. */
const GROUPS: readonly { readonly any: readonly string[]; readonly needed: readonly string[] }[] = [
  {
    any: ['BOOTSTRAP_EMAIL', 'BOOTSTRAP_PASSWORD', 'BOOTSTRAP_API_KEY'],
    needed: ['BOOTSTRAP_EMAIL', 'BOOTSTRAP_PASSWORD'],
  },
  // MAIL_FROM alone changes nothing and harms nobody; a server without a sender's address could not send.
  { any: ['SMTP_URL'], needed: ['MAIL_FROM'] },
  {
    any: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
    needed: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  },
  { any: ['LOB_WEBHOOK_SECRET'], needed: ['LOB_API_KEY'] },
  // Several processes must sign and encrypt alike, and a folder of one machine is no place for that.
  { any: ['DATABASE_URL'], needed: ['SECRET_KEY'] },
];

/** A slip in one of these would silently send to the sandbox, or leave a server without its owner. */
const OWN_PREFIXES = ['SMTP_', 'TWILIO_', 'LOB_', 'BOOTSTRAP_'];

export function faultsBetween(given: Given): string[] {
  return GROUPS.flatMap(({ any, needed }) => {
    const because = any.find((name) => given[name] !== undefined);
    if (because === undefined) return [];
    return needed
      .filter((name) => given[name] === undefined)
      .map((name) => `${name}: is needed with ${because}`);
  });
}

export function unknownVariables(given: Given, known: readonly string[]): string[] {
  return Object.keys(given)
    .filter((name) => OWN_PREFIXES.some((prefix) => name.startsWith(prefix)) && !known.includes(name))
    .toSorted()
    .map((name) => `${name}: is not a setting of Doorstep${suggestion(name, known)}`);
}

function suggestion(name: string, known: readonly string[]): string {
  const near = known.filter((one) => distance(name, one) <= 3);
  return near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
}

/** Levenshtein; names are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
