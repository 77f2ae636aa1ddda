/**
 * Fisher's exact test of a 2 x 2 table, two-sided as R's fisher.test and SciPy's fisher_exact define it: with the margins as they
 * are, the probability of all tables that are no likelier than this one. Counts are whole numbers from 0 on.
 * @returns 0 to 1; 1 where a margin is empty
 */
export function fisherExact([[a, b], [c, d]]: readonly [readonly [number, number], readonly [number, number]]): number {
  const [row, column, all] = [a + b, a + c, a + b + c + d];
  const [least, most] = [Math.max(0, row + column - all), Math.min(row, column)];
  const likelihood = (first: number): number => logChoose(column, first) + logChoose(all - column, row - first) - logChoose(all, row);
  const observed = likelihood(a) + Math.log1p(tolerance);
  let sum = 0;
  for (let first = least; first <= most; first += 1) {
    const one = likelihood(first);
    if (one <= observed) sum += Math.exp(one);
  }
  return Math.min(1, sum);
}

/** Tables that are equally likely differ in their last digits: R's `relErr`. */
const tolerance = 1e-7;

function logChoose(all: number, some: number): number {
  return logFactorial(all) - logFactorial(some) - logFactorial(all - some);
}

/** ln n!, the logarithm of gamma at n + 1: added up for small numbers, else by Stirling's series, whose next term is below 1e-16 from there on. */
export function logFactorial(n: number): number {
  if (n < small.length) return small[n]!;
  const x = n + 1;
  const inverse = 1 / (x * x);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / x;
}

const small = [0];
for (let n = 1; n < 32; n += 1) small.push(small[n - 1]! + Math.log(n));
