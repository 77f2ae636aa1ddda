import type { RunInput, WhyNot } from '../matching/run.ts';
import { whyNotInWorker } from './matching-worker.ts';

/** Answers that are kept; one about 2,000 mentors takes about 0.2 MB. */
const mostKept = 20;

/** By run and mentee, the one that was asked for longest ago first. */
const kept = new Map<string, ReturnType<typeof answered>>();

/**
 * "Why not?" for one mentee and every mentor of a run. The run is solved for it once: it never changes, and whoever looks for somebody
 * among the mentors asks again with each letter. Asks no policy: whoever has loaded the run did.
 */
export function whyNotAnybody({ runId, programId }: { readonly runId: string; readonly programId: string }, input: RunInput, menteeId: string): ReturnType<typeof answered> {
  const key = `${runId} ${menteeId}`;
  const answer = kept.get(key) ?? answered(programId, input, menteeId);
  kept.delete(key);
  kept.set(key, answer);
  answer.catch(() => kept.get(key) === answer && kept.delete(key)); // the next one tries again
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return answer;
}

async function answered(programId: string, input: RunInput, menteeId: string): Promise<readonly WhyNot[] | null> {
  const { answer } = await whyNotInWorker(input, menteeId, input.scoring.mentors.map(({ id }) => id), { program: programId });
  return Array.isArray(answer) ? answer : null; // an input that has no answer
}
