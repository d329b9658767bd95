/**
 * Which of several workspaces this page works in. Read once, when the page is loaded: a page never changes under its
 * reader because another window chose differently. A cookie, so that links to files carry it too.
 */
const NAME = 'doorstep-workspace';
const YEAR_S = 365 * 24 * 60 * 60;

const chosen: string | undefined = read();

/** For the header of every call; undefined: the server takes the oldest. */
export const chosenWorkspace = (): string | undefined => chosen;

/** The page is loaded anew, from its beginning: what is on it belongs to the workspace before. */
export function chooseWorkspace(id: string): void {
  write(id, YEAR_S);
  location.assign('/campaigns');
}

/** After a join: from the next load on. */
export const rememberWorkspace = (id: string): void => write(id, YEAR_S);

/** One is no member of it any more. Loads the page again; what waits for this waits until then. */
export function forgetWorkspace(): Promise<never> {
  write('', 0);
  location.reload();
  return new Promise<never>(() => undefined);
}

function read(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const found = new RegExp(`(?:^|; )${NAME}=([0-9a-f-]{36})(?:;|$)`).exec(document.cookie);
  return found?.[1];
}

function write(value: string, maxAgeS: number): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${NAME}=${value}; path=/; max-age=${maxAgeS}; samesite=lax${secure}`;
}
