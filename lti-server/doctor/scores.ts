import type { OwnerActor } from '../../models/actor.ts';
import { inspectScores } from '../../models/grades/grades.ts';
import type { GradeFault } from '../../models/vocabulary.ts';
import { look, ok, problem, type Finding } from './finding.ts';

const about = 'Grades';

/** Whether scores leave, and what stopped those that were given up, with what to do about each cause. Sends nothing. */
export async function checkScores(owner: OwnerActor): Promise<Finding[]> {
  const { givenUp, overdue } = await inspectScores(owner);
  const findings = [...givenUp].map(([fault, count]) => look(about, `${scores(count)} given up: ${causes[fault].why}.`, causes[fault].todo));
  if (overdue > 0) findings.push(problem(about, `${overdue === 1 ? '1 score has' : `${overdue} scores have`} been due for a quarter of an hour and nobody tried to send ${overdue === 1 ? 'it' : 'them'}.`, 'See that a server runs, and that it reaches the platforms named above.'));
  return findings.length > 0 ? findings : [ok(about, 'No score was given up, and none waits.')];
}

function scores(count: number): string {
  return count === 1 ? '1 score was' : `${count} scores were`;
}

const again = 'then a coordinator presses "Send again" on the Program page';
const platforms = `See what is said of the platform above and mend it; ${again}.`;
const allow = `Have the platform’s administrator allow grades for this tool, and see under "Settings" in /owner that nothing was taken back; ${again}.`;
const place = 'A teacher places the link once more with points; the learners’ scores follow by themselves.';

const causes: Readonly<Record<GradeFault, { why: string; todo: string }>> = {
  'no-service': { why: 'the platform offers their link no gradebook', todo: allow },
  'scope': { why: 'the platform never allowed scores', todo: allow },
  'forbidden': { why: 'the platform refused them', todo: allow },
  'not-found': { why: 'their link has no column and none may be made', todo: place },
  'column-gone': { why: 'their column was deleted', todo: place },
  'not-gradable': { why: 'the platform takes no score of these people', todo: 'Nothing to do where they teach or are test users; otherwise the platform’s administrator can make them gradable.' },
  'left': { why: 'these people are not known any more', todo: 'Nothing to do.' },
  'elsewhere': { why: 'the platform named an address on another origin', todo: `Allow the origin in /owner if it is the platform’s own; ${again}.` },
  'token': { why: 'the platform did not let the tool sign in', todo: platforms },
  'conflict': { why: 'the platform says that a newer score stands there', todo: `Compare both clocks; ${again}.` },
  'busy': { why: 'the platform was too busy for three days', todo: platforms },
  'down': { why: 'the platform did not answer for three days', todo: platforms },
  'answer': { why: 'the platform answered in a way that makes no sense', todo: platforms },
};
