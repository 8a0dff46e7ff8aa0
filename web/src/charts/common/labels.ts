// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Moves labels apart: given wanted positions in rising order, returns positions in the same order
 * that are at least `gap` apart, inside [lo, hi] where they fit, each as near to its wish as the
 * others allow (pool adjacent violators: least squares).
 */
export function spread(wanted: readonly number[], gap: number, lo: number, hi: number): number[] {
  const pools: { sum: number; size: number }[] = [];
  wanted.forEach((w, i) => {
    let pool = { sum: w - i * gap, size: 1 };
    for (;;) {
      const before = pools[pools.length - 1];
      if (!before || before.sum / before.size <= pool.sum / pool.size) break;
      pools.pop();
      pool = { sum: before.sum + pool.sum, size: before.size + pool.size };
    }
    pools.push(pool);
  });
  const out: number[] = [];
  const last = Math.max(lo, hi - (wanted.length - 1) * gap);
  for (const pool of pools) {
    const at = Math.min(last, Math.max(lo, pool.sum / pool.size));
    for (let k = 0; k < pool.size; k++) out.push(at + out.length * gap);
  }
  return out;
}

/** Decimals that tell neighbouring ticks apart. */
export function tickDigits(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  return step > 0 ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0;
}

/** Years to label: a step that leaves at least `room` pixels to each. */
export function yearTicks(from: number, to: number, width: number, room = 64): number[] {
  const most = Math.max(2, Math.floor(width / room));
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((s) => Math.floor(to / s) - Math.ceil(from / s) < most) ?? 100;
  const out: number[] = [];
  for (let y = Math.ceil(from / step) * step; y <= to; y += step) out.push(y);
  return out;
}
