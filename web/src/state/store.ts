// SPDX-License-Identifier: GPL-3.0-or-later

/** A value that tells its listeners when it changes. */
export class Store<T> {
  private readonly listeners = new Set<(value: T) => void>();
  constructor(private value_: T) {}

  get value(): T {
    return this.value_;
  }

  set(value: T): void {
    if (Object.is(value, this.value_)) return;
    this.value_ = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  /** Calls `listener` after each change; returns the way to stop it. */
  listen(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
