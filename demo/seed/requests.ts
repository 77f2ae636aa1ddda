import {
  acceptMatchRequest, declineMatchRequest, markMatchRequestRead, sendMatchRequest, withdrawMatchRequest,
} from '../../models/matches/match-requests.ts';
import type { Cadence } from '../../models/vocabulary.ts';
import type { Chance } from '../people/random.ts';
import type { Part } from './cast.ts';
import { lucasAsks } from './lucas.ts';
import { sharedTopic, type PairPlan, type QuestionPlan } from './plan.ts';
import { actorOf, chanceOf, type Stage } from './stage.ts';
import type { Story } from './timeline.ts';

interface Asking {
  readonly mentor: Part;
  readonly mentee: Part;
}

/** The mentee asks the mentor about the need they share. Returns the request's id. */
async function ask(stage: Stage, { mentor, mentee }: Asking, cadence: Cadence, at: Date, draw: Chance): Promise<string> {
  const words = stage.words[sharedTopic({ mentor, mentee })];
  if (words === undefined) throw new RangeError('a topic without words');
  const { goal, message } = mentee.person.sub === 'lucas-pereira' ? lucasAsks : draw.pick(words.asking);
  const choices = [stage.personId(mentor.person)];
  return (await sendMatchRequest(actorOf(stage, mentee), { choices, goal, message: `Hello ${mentor.person.given}, ${lowered(message)}`, cadence }, at)).id;
}

/** After a greeting a sentence goes on in lower case, unless it begins with "I". */
function lowered(message: string): string {
  return /^I\b/.test(message) ? message : message.charAt(0).toLowerCase() + message.slice(1);
}

/**
 * The request of a pair up to its answer; of a new pair up to the day before it. Others who asked in vain, or were
 * asked beside, are in it. Returns the id of the match, and how many days ago it began.
 */
export async function becomeMatch(stage: Stage, pair: PairPlan, draw: Chance): Promise<{ id: string; daysAgo: number } | null> {
  const { clock } = stage;
  const { mentor, mentee, tooLate, alsoAsked, askedDaysAgo: days } = pair;
  const requestId = await ask(stage, pair, pair.cadence, clock.ago(days, draw), draw);
  if (alsoAsked) await ask(stage, { mentor: alsoAsked, mentee }, pair.cadence, clock.ago(days - 1, draw), draw);
  if (tooLate) await ask(stage, { mentor, mentee: tooLate }, 'monthly', clock.ago(days - 1, draw), draw);
  const actor = actorOf(stage, mentor);
  // Some answer as soon as they open it.
  if (pair.course === 'new' || draw.fraction() < 0.5) await markMatchRequestRead(actor, requestId, clock.ago(days - 2, draw));
  if (pair.course === 'new') return null;
  const daysAgo = days - 3;
  const { matchId } = await acceptMatchRequest(actor, requestId, clock.ago(daysAgo, draw));
  if (matchId === null) throw new Error('An accepted request names its match.');
  return { id: matchId, daysAgo };
}

/** A request that did not lead to a match, as far as it came before the last day. Expiry is the nightly job's. */
export function questionStory(stage: Stage, question: QuestionPlan): Story {
  const { mentor, mentee, answer, askedDaysAgo: days } = question;
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: days,
    tell: async () => {
      const { clock } = stage;
      const draw = chanceOf(stage, 'question', mentor, mentee);
      const requestId = await ask(stage, question, draw.pick(['monthly', 'monthly', 'fortnightly']), clock.ago(days, draw), draw);
      if (answer === 'read' || answer === 'refused') await markMatchRequestRead(actorOf(stage, mentor), requestId, clock.ago(days - 1, draw));
      if (answer === 'declined') await declineMatchRequest(actorOf(stage, mentor), requestId, {}, clock.ago(days - 2, draw));
      if (answer === 'withdrawn') await withdrawMatchRequest(actorOf(stage, mentee), requestId, clock.ago(days - 3, draw));
    },
  };
}
