/**
 * An edit keeps sharers of a plan away while it waits for those that are at it. Long enough for them to finish and for
 * the edit itself; the gate of an edit whose process died opens after it, and whoever waits must outlast that.
 */
export const GATE_MS = 10_000;
