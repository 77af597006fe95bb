/**
 * Asks again and again, not before the last answer is there, and not while nobody looks. ask(signal) may fail: then it is asked less often.
 */
export class Following {
  #ask;
  #every;
  #timer = null;
  #reading = null;
  #failures = 0;

  constructor(ask, every) {
    this.#ask = ask;
    this.#every = every;
  }

  get going() {
    return this.#timer !== null || this.#reading !== null;
  }

  start() {
    this.stop();
    this.#failures = 0;
    this.#wait();
    document.addEventListener('visibilitychange', this.#seen);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#reading?.abort();
    this.#reading = null;
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #seen = () => {
    if (document.visibilityState === 'visible' && this.#reading === null) {
      clearTimeout(this.#timer);
      this.#once();
    }
  };

  #wait() {
    this.#timer = setTimeout(() => this.#once(), this.#every * 2 ** Math.min(this.#failures, 4));
  }

  async #once() {
    if (document.visibilityState !== 'visible') {
      this.#wait();
      return;
    }
    const reading = (this.#reading = new AbortController());
    try {
      await this.#ask(reading.signal);
      this.#failures = 0;
    } catch {
      this.#failures++;
    }
    if (this.#reading === reading) {
      this.#reading = null;
      this.#wait();
    }
  }
}
