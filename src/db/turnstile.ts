/** First come, first served: at most one holder at a time. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Resolves with the way to give the turn back. */
  async take(): Promise<() => void> {
    let giveBack = (): void => {};
    const held = new Promise<void>((resolve) => {
      giveBack = resolve;
    });
    await new Promise<void>((started) => {
      void this.run(() => {
        started();
        return held;
      });
    });
    return giveBack;
  }
}
