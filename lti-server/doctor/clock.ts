import { look, ok, problem, type Finding } from './finding.ts';

/** Launches are refused beyond a minute; a clock that nobody sets drifts there within weeks (ms). */
const drifts = 10_000;
const refused = 60_000;

/** Compares this machine's clock with another one's. */
export function clockFinding(whose: string, aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const says = `This machine’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} that of ${whose}.`;
  const todo = 'Let both machines take the time from the network (NTP).';
  if (Math.abs(aheadMs) > refused) return problem('Clock', `${says} Launches are refused beyond 60 s.`, todo);
  return Math.abs(aheadMs) > drifts ? look('Clock', says, todo) : ok('Clock', `This machine and ${whose} agree on the time.`);
}
