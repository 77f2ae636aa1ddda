import { completeMatch, endMatch, pauseMatch, startClosing } from '../../models/matches/matches.ts';
import { goalVisibilities } from '../../models/vocabulary.ts';
import type { Chance } from '../people/random.ts';
import { tellBoard } from './boards.ts';
import { tellFirstGoal, tellGoal, type GoalEnd, type GoalPlace } from './goals.ts';
import { lucasBoard, lucasFirstGoal, lucasGoals } from './lucas.ts';
import { book, meet, type MeetingEnd, type Meeters } from './meetings.ts';
import { sharedTopic, type PairPlan } from './plan.ts';
import { becomeMatch } from './requests.ts';
import { actorOf, chanceOf, type Stage } from './stage.ts';
import type { Story } from './timeline.ts';
import type { Course } from './wanted.ts';
import { firstSteps, mentorGoals } from './words/said.ts';

/** In turn, so that every kind is there: what became of second goals, and of meetings. */
const goalEnds: readonly GoalEnd[] = ['open', 'achieved', 'overdue', 'open', 'dropped', 'replanned', 'deleted', 'achieved'];
const meetingEnds: readonly MeetingEnd[] = [
  'held', 'held', 'silent', 'held', 'missed', 'held', 'cancelled', 'silent', 'held', 'held', 'held', 'contested', 'held', 'silent', 'held', 'held', 'held',
];

/** Until how many days ago a pair met: active ones meet still. */
const metUntil: Readonly<Record<Course, number>> = { active: 9, new: 9, paused: 17, closing: 14, completed: 21, ended: 24 };
const daysBetween = { monthly: 28, fortnightly: 14 };
const mostMeetings = 3;

/** The story of a pair: request, match, goals, meetings, and how it stands. `turn` numbers the pairs of a program. */
export function pairStory(stage: Stage, pair: PairPlan, turn: number): Story {
  const { mentor, mentee, tooLate, alsoAsked, askedDaysAgo } = pair;
  return {
    who: [mentor, mentee, tooLate, alsoAsked].flatMap((part) => (part === undefined ? [] : [part.person.sub])),
    daysAgo: askedDaysAgo,
    tell: async () => {
      const draw = chanceOf(stage, 'pair', mentor, mentee);
      const match = await becomeMatch(stage, pair, draw);
      if (match === null) return;
      await meetings(stage, pair, { mentor, mentee, matchId: match.id }, match.daysAgo, turn, draw);
      await goals(stage, pair, match, turn, draw);
      await take(stage, pair, match.id, draw);
    },
  };
}

async function meetings(stage: Stage, pair: PairPlan, meeters: Meeters, daysAgo: number, turn: number, draw: Chance): Promise<void> {
  let count = 0;
  for (let day = daysAgo - 6; day >= metUntil[pair.course] && count < mostMeetings; day -= daysBetween[pair.cadence]) {
    await meet(stage, meeters, day, meetingEnds[(turn + count) % meetingEnds.length] ?? 'held', draw);
    count += 1;
  }
  // One pair in five has nothing planned, and Lucas books on the last day; of the others every third meets as soon as it can.
  if (pair.course !== 'active' || turn % 5 === 4 || isLucas(pair)) return;
  const soonest = turn % 3 === 0;
  await book(stage, meeters, { inDays: soonest ? 0 : draw.whole(1, 16), bookedDaysAgo: draw.whole(3, 7), soonest }, draw);
}

async function goals(stage: Stage, pair: PairPlan, match: { id: string; daysAgo: number }, turn: number, draw: Chance): Promise<void> {
  const { clock } = stage;
  const place: GoalPlace = { actor: actorOf(stage, pair.mentee), matchId: match.id, clock };
  const setDaysAgo = Math.max(4, match.daysAgo - draw.whole(4, 9));
  if (isLucas(pair)) {
    await tellFirstGoal(place, lucasFirstGoal, draw);
    for (const goal of lucasGoals) await tellGoal(place, goal, draw);
    await tellBoard(stage, pair, lucasBoard);
    return;
  }
  const second = turn % 3 !== 1; // with a second goal the steps are there
  const steps = second ? [] : firstSteps.slice(0, Math.floor(turn / 3) % 6).map((title) => ({ title }));
  await tellFirstGoal(place, { setDaysAgo, dueInDays: draw.whole(10, 70), steps, done: draw.whole(0, Math.min(steps.length, 3)), confidence: growing(draw, draw.whole(0, 3)) }, draw);
  if (second) await secondGoal(stage, place, pair, { setDaysAgo, turn, draw });
  if (turn % 9 === 5) {
    const words = { title: draw.pick(mentorGoals), howWillIKnow: 'I look back after each meeting.', milestones: [] };
    await tellGoal(
      { ...place, actor: actorOf(stage, pair.mentor) },
      { words, visibility: draw.pick(goalVisibilities), setDaysAgo, dueInDays: null, done: 0, confidence: [5], end: 'open' },
      draw,
    );
  }
}

async function secondGoal(stage: Stage, place: GoalPlace, pair: PairPlan, { setDaysAgo, turn, draw }: { setDaysAgo: number; turn: number; draw: Chance }): Promise<void> {
  const end = goalEnds[turn % goalEnds.length] ?? 'open';
  const words = draw.pick(stage.words[sharedTopic(pair)]?.goals ?? []);
  const most = words.milestones.length;
  const done = end === 'achieved' ? most : draw.whole(0, Math.max(0, most - 1));
  const wasDue = end === 'overdue' || end === 'replanned';
  await tellGoal(
    place,
    {
      words,
      visibility: goalVisibilities[Math.floor(turn / 3) % goalVisibilities.length] ?? 'private',
      setDaysAgo,
      dueInDays: wasDue ? -draw.whole(3, 9) : draw.pick([null, 21, 35, 60]),
      done,
      confidence: growing(draw, draw.whole(0, 4)),
      end,
    },
    draw,
  );
}

/** Mostly a little surer each time. */
function growing(draw: Chance, count: number): number[] {
  let sure = draw.whole(3, 6);
  return Array.from({ length: count }, () => (sure = Math.min(10, Math.max(1, sure + draw.whole(-1, 2)))));
}

/** Brings the match to where it stands. */
async function take(stage: Stage, { mentor, mentee, course }: PairPlan, matchId: string, draw: Chance): Promise<void> {
  const { clock } = stage;
  const actor = actorOf(stage, draw.pick([mentor, mentee]));
  if (course === 'paused') await pauseMatch(actor, matchId, clock.ago(8, draw));
  if (course === 'ended') await endMatch(actor, matchId, clock.ago(12, draw));
  if (course === 'closing' || course === 'completed') await startClosing(actor, matchId, clock.ago(7, draw));
  if (course === 'completed') await completeMatch(actor, matchId, clock.ago(3, draw));
}

function isLucas({ mentee }: PairPlan): boolean {
  return mentee.person.sub === 'lucas-pereira';
}
