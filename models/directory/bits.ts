import { longer } from './longer.ts';

/**
 * Sets of small whole numbers, one bit each, in words of 32. Every set of an index is as long as the others, so that they can
 * be combined word by word; what is combined is written into the first.
 */
export type Bits = Uint32Array;

/** @param length how many numbers it can hold */
export function noBits(length: number): Bits {
  return new Uint32Array((length + 31) >>> 5);
}

/** A copy that can hold so many. */
export function grown(bits: Bits, length: number): Bits {
  return longer(bits, (length + 31) >>> 5);
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5]! |= 1 << (at & 31);
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5]! &= ~(1 << (at & 31));
}

export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >>> 5]! & (1 << (at & 31))) !== 0;
}

export function keepOnly(bits: Bits, those: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= those[at]!;
}

export function takeAway(bits: Bits, those: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= ~those[at]!;
}

export function addAll(bits: Bits, those: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at]! |= those[at]!;
}

/** How many are in both. */
export function countBoth(one: Bits, other: Bits): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) {
    // Bits are added up in pairs, then fours, then bytes, and the bytes by one multiplication.
    let word = one[at]! & other[at]!;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

export function count(bits: Bits): number {
  return countBoth(bits, bits);
}

/** Calls with each number, ascending. */
export function eachBit(bits: Bits, call: (at: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) call((word << 5) + 31 - Math.clz32(rest & -rest));
  }
}
