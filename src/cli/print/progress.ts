/** How far long work is: a bar that is drawn over on a terminal, a line at each quarter anywhere else. */
import type { Terminal } from '../terminal.ts';

export type Progress = {
  /** `part` from 0 to 1; `says`: the same in numbers. */
  update(part: number, says: string): void;
  /** Leaves the line as it is and goes on below it. */
  end(): void;
};

const WIDTH = 30;
const STEPS = 4;

export function createProgress(terminal: Terminal, label: string): Progress {
  let step = 0;
  let isDrawn = false;
  return {
    update(given, says) {
      const part = Math.max(0, Math.min(1, given));
      if (terminal.redraw) {
        const filled = Math.floor(part * WIDTH);
        terminal.redraw(`${label} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${says}`);
        isDrawn = true;
        return;
      }
      const reached = Math.floor(part * STEPS);
      if (reached <= step) return;
      step = reached;
      terminal.err(`${label} ${reached * (100 / STEPS)} %: ${says}`);
    },
    end() {
      if (isDrawn) terminal.err('');
    },
  };
}
