import type { OwnerActor } from '../../models/actor.ts';
import { inspectScores } from '../../models/grades/grades.ts';
import { listRegistrations } from '../../models/tenants/registrations.ts';
import type { GradeFault } from '../../models/vocabulary.ts';
import { look, ok, problem, type Finding } from './finding.ts';

const about = 'Grades';

/** Whether scores leave, what stopped those that were given up, and which platforms take none now, with what to do about each cause. Sends nothing. */
export async function checkScores(owner: OwnerActor): Promise<Finding[]> {
  const { givenUp, overdue, failing } = await inspectScores(owner);
  const findings = [...givenUp].map(([fault, count]) => look(about, `${scores(count, 'was', 'were')} given up: ${causes[fault].why}.`, causes[fault].todo));
  const platforms = failing.length === 0 ? [] : await listRegistrations(owner);
  for (const { registrationId, fault, since, waiting } of failing) {
    const platform = platforms.find(({ id }) => id === registrationId);
    if (platform === undefined) continue;
    const { why, todo } = waits[fault !== null && fault in waits ? (fault as keyof typeof waits) : 'answer'];
    findings.push(problem(`${platform.issuer} ${platform.clientId}`, `${scores(waiting, 'waits', 'wait')}${since === null ? '' : ` since ${since.toISOString()}`}: ${why}.`, todo));
  }
  if (overdue > 0) findings.push(problem(about, `${overdue === 1 ? '1 score has' : `${overdue} scores have`} been due for a quarter of an hour and nobody tried to send ${overdue === 1 ? 'it' : 'them'}.`, 'See that a server runs, and that it reaches the platforms named above.'));
  return findings.length > 0 ? findings : [ok(about, 'No score was given up, and none waits.')];
}

function scores(count: number, one: string, many: string): string {
  return count === 1 ? `1 score ${one}` : `${count} scores ${many}`;
}

const again = 'then a coordinator presses "Send again" on the Program page';
const platforms = `See what is said of the platform above and mend it; ${again}.`;
const allow = `Have the platform’s administrator allow grades for this tool, and see under "Settings" in /owner that nothing was taken back; ${again}, or you save those settings.`;
const place = 'A teacher places the link once more with points; the learners’ scores follow by themselves.';

const causes: Readonly<Record<GradeFault, { why: string; todo: string }>> = {
  'no-service': { why: 'the platform offers their link no gradebook', todo: 'Have the platform’s administrator allow grades for this tool; then somebody opens the link once more, and the scores follow by themselves.' },
  'scope': { why: 'the platform never allowed scores', todo: allow },
  'forbidden': { why: 'the platform refused them', todo: allow },
  'not-found': { why: 'their link has no column and none may be made', todo: place },
  'column-gone': { why: 'their column was deleted', todo: place },
  'not-gradable': { why: 'the platform takes no score of these people', todo: 'Nothing to do where they teach or are test users; otherwise the platform’s administrator can make them gradable.' },
  'left': { why: 'these people are not known any more', todo: 'Nothing to do.' },
  'elsewhere': { why: 'the platform named an address on another origin', todo: 'Allow the origin in /owner if it is the platform’s own; they are sent by themselves then.' },
  'token': { why: 'the platform did not let the tool sign in', todo: platforms },
  'conflict': { why: 'the platform says that a newer score stands there', todo: `Compare both clocks; ${again}.` },
  'busy': { why: 'the platform was too busy for three days', todo: platforms },
  'down': { why: 'the platform did not answer for three days', todo: platforms },
  'answer': { why: 'the platform answered in a way that makes no sense', todo: platforms },
};

const byItself = 'The scores follow by themselves when it does, for three days.';

/** What is said while a platform as a whole takes none. */
const waits = {
  token: {
    why: 'the platform gives the tool no access token',
    todo: `Compare the client id, the token address, its audience and the keyset address there with "setup", and see that the tool is switched on there. ${byItself}`,
  },
  scope: { why: 'the platform gives no access token for scores', todo: `Have the platform’s administrator allow grades for this tool. ${byItself}` },
  elsewhere: { why: 'its token address is not reachable for this server', todo: `See what the name of the token address is looked up to on this machine. ${byItself}` },
  busy: { why: 'the platform asks for a pause', todo: `Nothing to do, unless it lasts. ${byItself}` },
  down: { why: 'the platform does not answer, or leads to another page', todo: `Open its token address from this machine: it may be under maintenance or behind a login. ${byItself}` },
  answer: { why: 'the platform answers in a way that makes no sense', todo: `Open its token address from this machine: a proxy or a login page may answer in its place. ${byItself}` },
} as const satisfies Partial<Record<GradeFault, { why: string; todo: string }>>;
