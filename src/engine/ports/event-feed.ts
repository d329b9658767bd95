/** The seam to a workspace's live events, in their order and resumable from any position. */
export type FeedEvent = {
  /** Position, opaque to the reader, ascending; goes out as the SSE id. */
  readonly id: string;
  /** `enrollment.unenrolled`, `touch.processing`… */
  readonly type: string;
  readonly data: unknown;
};

export interface EventFeed {
  /**
   * Events after `after` (undefined: from now on), for ever, until `signal` aborts: then it ends without an error.
   * An `after` that is not a position of this feed starts from now.
   */
  follow(workspaceId: string, after: string | undefined, signal: AbortSignal): AsyncIterable<FeedEvent>;
}
