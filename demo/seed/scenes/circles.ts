import { askToJoin, bookCircleMeeting, joinCircle, listCircleSlots, startCircle, type CircleInput } from '../../../models/circles/circles.ts';
import { confirmHeld } from '../../../models/meetings/meetings.ts';
import { joinWaitingList } from '../../../models/waiting-lists/waiting-lists.ts';
import { hoursAfter } from '../seed-clock.ts';
import { actorOf, chanceOf } from '../stage.ts';
import type { Story } from '../timeline.ts';
import { onStage, type Scene } from './scene.ts';

/** A circle that a mentor leads, and who came to it, by their `sub`. */
export interface CirclePlan {
  readonly mentor: string;
  readonly circle: CircleInput;
  readonly members: readonly string[];
  /** In this order, for a seat of a circle that is open and full. */
  readonly waiting?: readonly string[];
  /** Have asked its mentor and are not answered yet. */
  readonly asking?: Readonly<Record<string, string>>;
  readonly begunDaysAgo: number;
  /** The first day of a week in which it met, and of one in which it is to meet. */
  readonly metDaysAgo?: number;
  readonly meetsInDays?: number;
}

/** One with free seats that anybody may take, one that is full and waited for, and one whose mentor decides. */
export const circlePlans: readonly CirclePlan[] = [
  {
    mentor: 'leila-haddad',
    circle: {
      title: 'Open data, one Saturday a month', about: 'We take one public data set, ask it one question, and look at what it does not say. No experience needed; bring a laptop or share one.',
      topics: ['data-careers', 'research-and-phd'], visibility: 'open', seats: 6, cadence: 'monthly',
    },
    members: ['tariq-osman', 'marie-dubois', 'ines-duarte'], begunDaysAgo: 34, metDaysAgo: 20, meetsInDays: 12,
  },
  {
    mentor: 'aisha-khan',
    circle: {
      title: 'Interviews, out loud', about: 'Four people, one question each, and honest answers about the answers. It gets boring in the third week, which is the point.',
      topics: ['interviews-and-cv'], visibility: 'open', seats: 4, cadence: 'fortnightly',
    },
    members: ['zanele-dlamini', 'diego-castillo', 'jonas-weber', 'emily-nguyen'], waiting: ['noor-hussain', 'tariq-osman'], begunDaysAgo: 26, meetsInDays: 7,
  },
  {
    mentor: 'mei-ling-chen',
    circle: {
      title: 'Writing, quietly', about: 'An hour in which everybody writes and nobody talks, then ten minutes in which we say how it went.',
      topics: ['research-and-phd', 'study-skills'], visibility: 'on-request', seats: 5, cadence: 'fortnightly',
    },
    members: [], asking: { 'fatima-el-idrissi': 'I read a lot and write too little. Could I sit with you and write?' }, begunDaysAgo: 11,
  },
];

export function circleStory(scene: Scene, plan: CirclePlan): Story {
  const { clock } = scene;
  const mentor = onStage(scene, 'mentor', plan.mentor);
  const as = (sub: string) => actorOf(scene, onStage(scene, 'mentee', sub));
  const { members, waiting = [], asking = {}, begunDaysAgo, metDaysAgo, meetsInDays } = plan;
  return {
    who: [plan.mentor, ...members, ...waiting, ...Object.keys(asking)],
    daysAgo: begunDaysAgo,
    tell: async () => {
      const draw = chanceOf(scene, 'circle', mentor);
      const leader = actorOf(scene, mentor);
      const { id } = await startCircle(leader, plan.circle, clock.ago(begunDaysAgo, draw));
      for (const [n, sub] of members.entries()) await joinCircle(as(sub), id, clock.ago(begunDaysAgo - 1 - n, draw));
      for (const [n, sub] of waiting.entries()) await joinWaitingList(as(sub), { kind: 'circle', of: id }, clock.ago(begunDaysAgo - 8 - n, draw));
      for (const [sub, message] of Object.entries(asking)) await askToJoin(as(sub), id, { message }, clock.ago(3, draw));
      if (metDaysAgo !== undefined) {
        const meeting = await meet(-metDaysAgo, clock.ago(metDaysAgo + 5, draw));
        if (meeting !== null) await confirmHeld(leader, meeting.id, { held: true }, hoursAfter(meeting.end, 3));
      }
      if (meetsInDays !== undefined) await meet(meetsInDays, clock.ago(4, draw));

      /** At the time of that week at which most of them are free, if there is one. */
      async function meet(inDays: number, now: Date): Promise<{ id: string; end: Date } | null> {
        const { items, minutes, busy } = await listCircleSlots(leader, id, { from: clock.date(inDays) }, now);
        const missing = new Map(busy.map(({ start, members }) => [start.getTime(), members]));
        const missingAt = ({ start }: { start: Date }): number => missing.get(start.getTime()) ?? 0;
        const [best] = items.toSorted((a, b) => missingAt(a) - missingAt(b) || a.start.getTime() - b.start.getTime());
        if (best === undefined) return null;
        const meeting = await bookCircleMeeting(leader, id, { start: best.start.toISOString(), minutes }, now);
        return { id: meeting.id, end: best.end };
      }
    },
  };
}
