import { ReleaseError } from '../model/errors.ts';

/** Reads the inputs of several stages, and keeps what is wrong with each until all are read. */
export class ReadAll {
  readonly #faults: ReleaseError[] = [];

  read<Value>(reader: () => Value): Value {
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      this.#faults.push(error);
      return undefined as Value;
    }
  }

  /** Throws the first fault with the messages of all; returns the value where there is none. */
  done<Value>(value: Value): Value {
    const [first] = this.#faults;
    if (!first) return value;
    const messages = [...new Set(this.#faults.map(({ message }) => message))];
    throw new ReleaseError(first.code, messages.join('; '), first.remedy, first.cause);
  }
}
