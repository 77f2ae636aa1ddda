import { acceptMatchRequest, declineMatchRequest, openMatchRequests } from '../../models/matches/match-requests.ts';
import { listMatches } from '../../models/matches/matches.ts';
import type { Part } from './cast.ts';
import { book } from './meetings.ts';
import type { PairPlan, Plan } from './plan.ts';
import { questionStory } from './requests.ts';
import { actorOf, chanceOf, type Stage } from './stage.ts';
import type { Story } from './timeline.ts';

/**
 * What happened on the last day, among people whom one meets first: the mails of these few stories are the ones that
 * the mailbox shows after the first start.
 */
export function lastDay(stage: Stage, { pairs, questions }: Plan): Story[] {
  return [
    ...questions.filter(({ answer }) => answer === 'waits').map((question) => questionStory(stage, question)),
    ...questions.filter(({ answer }) => answer === 'refused').map(({ mentor, mentee }) => answered(stage, mentor, mentee, 'no')),
    ...pairs.filter(({ course }) => course === 'new').map(({ mentor, mentee }) => answered(stage, mentor, mentee, 'yes')),
    ...pairs.filter(({ mentee }) => mentee.person.sub === 'lucas-pereira').map((pair) => nextMeeting(stage, pair)),
  ];
}

function answered(stage: Stage, mentor: Part, mentee: Part, answer: 'yes' | 'no'): Story {
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: 1,
    tell: async () => {
      const actor = actorOf(stage, mentor);
      const waiting = await openMatchRequests(actor, 20);
      const request = waiting.find((one) => one.mentee.id === stage.personId(mentee.person));
      if (request === undefined) throw new Error('A request that is to be answered has to wait.');
      const at = stage.clock.ago(1, chanceOf(stage, 'last day', mentor, mentee));
      if (answer === 'yes') await acceptMatchRequest(actor, request.id, at);
      else await declineMatchRequest(actor, request.id, {}, at);
    },
  };
}

function nextMeeting(stage: Stage, { mentor, mentee }: PairPlan): Story {
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: 1,
    tell: async () => {
      const [match] = (await listMatches(actorOf(stage, mentee))).items;
      if (match === undefined) throw new Error('Who books a meeting has a match.');
      await book(stage, { mentor, mentee, matchId: match.id }, { inDays: 2, bookedDaysAgo: 1, title: 'What the data showed' }, chanceOf(stage, 'last day', mentor, mentee));
    },
  };
}
