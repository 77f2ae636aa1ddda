/**
 * Values as whole numbers that add up to `total` and stand to each other as the values do, by largest remainder; of equal
 * remainders the first. What is 0 stays 0, and all are where the values are.
 */
export function wholeShares(values: readonly number[], total: number): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum === 0) return values.map(() => 0);
  const exact = values.map((value) => (value * total) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, one) => all + one, 0);
  const byRemainder = exact.map((value, at) => ({ at, remainder: value - shares[at]! })).sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) shares[at]!++;
  return shares;
}
