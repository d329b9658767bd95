/** Where a command writes. A pipe or a file gets plain lines: no colour, and nothing that is drawn over. */
import process from 'node:process';

export type Terminal = {
  /** What was asked for; standard output. */
  out(line?: string): void;
  /** What went wrong, and how far long work is; standard error. */
  err(line: string): void;
  /** Draws over the line that stands on standard error; undefined where that cannot be drawn over. */
  readonly redraw: ((text: string) => void) | undefined;
  /** Makes a heading stand out where the terminal can (NO_COLOR and the like are kept), else gives the text back. */
  readonly strong: (text: string) => string;
};

export function createTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (line = '') => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    redraw: stderr.isTTY ? (text) => void stderr.write(`\r\u001b[2K${text}`) : undefined,
    // hasColors() reads NO_COLOR, FORCE_COLOR and TERM.
    strong: stdout.isTTY && stdout.hasColors() ? (text) => `\u001b[1m${text}\u001b[22m` : (text) => text,
  };
}
