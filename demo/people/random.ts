/** FNV-1a, 32 bit: a small, well-spread number for a text, the same on every machine. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** A repeatable source of chance: the same seed text gives the same draws for ever. */
export interface Chance {
  /** A fraction in [0, 1). */
  fraction(): number;
  /** A whole number in [from, to], both included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** A new, shuffled list. */
  shuffled<T>(list: readonly T[]): T[];
}

/** mulberry32 (public domain), seeded by the hash of a text. */
export function chance(seed: string): Chance {
  let state = fnv1a(seed);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[whole(0, list.length - 1)] as T;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  };
  return { fraction, whole, pick, shuffled };
}
