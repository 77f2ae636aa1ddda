type Numbers = Uint16Array | Uint32Array | Int16Array | Float64Array;

/** A copy with room for more, zeros at its end. */
export function longer<A extends Numbers>(array: A, length: number): A {
  const copy = new (array.constructor as new (length: number) => A)(length);
  copy.set(array);
  return copy;
}
