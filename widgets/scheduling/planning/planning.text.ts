import type { Problem } from '../../api/problem.ts';
import { texts } from '../../text/text.ts';

/** The words of planning a circle's meeting: a table of their own, because only its mentor needs them. */
export const text = texts('planning', {
  title: 'When does the circle meet?',
  lead: 'These are your open times. Everybody gets an invitation; who has something else then is told and keeps nobody from meeting.',
  busy: { one: '{count} is busy', other: '{count} are busy' },
  clocks: '**Clocks change in {place} on {day}.** From then on the same hour of yours is another one for some of the circle. Times below are right for each day.',
  plan: 'Plan this meeting',
  nobody: '**Nobody is in this circle who could come.** Wait until somebody joins.',
  over: '**This circle plans no meetings any more.**',
  said: 'Planned: {day}, {time}. Everybody is invited.',
  propose: 'Propose times instead',
  proposeWords: 'Does none of them suit everybody? Propose up to three, also outside your hours: members say which suit them, and you book one.',
});

/** Which words are said of a problem that is the circle's own. */
export function ofItsOwn({ code }: Problem): 'nobody' | 'over' | undefined {
  if (code === 'circle-empty') return 'nobody';
  return code === 'moved-on' ? 'over' : undefined;
}
