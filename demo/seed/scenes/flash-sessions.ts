import { listFlashSlots, setAvailability } from '../../../models/availability/availability.ts';
import { bookFlashSession, confirmHeld } from '../../../models/meetings/meetings.ts';
import type { Topic } from '../../people.ts';
import { hoursAfter } from '../seed-clock.ts';
import { actorOf, chanceOf } from '../stage.ts';
import type { Story } from '../timeline.ts';
import { onStage, type Scene } from './scene.ts';

/** A mentor who offers single sessions, and who has asked for one: with a topic and one question. */
export interface FlashPlan {
  readonly mentor: string;
  readonly offer: { readonly perMonth: number; readonly minutes: number };
  readonly sessions: readonly { readonly mentee: string; readonly topic: Topic; readonly question: string; readonly inDays: number }[];
}

export const flashPlans: readonly FlashPlan[] = [
  {
    mentor: 'aisha-khan',
    offer: { perMonth: 4, minutes: 30 },
    sessions: [
      { mentee: 'fatima-el-idrissi', topic: 'interviews-and-cv', question: 'Does a gap of a year need a sentence, or is it better to be asked?', inDays: -13 },
      { mentee: 'noor-hussain', topic: 'networking', question: 'How do I write to somebody whose talk I liked, without sounding as if I wanted something?', inDays: 3 },
    ],
  },
  {
    mentor: 'oskar-nowak',
    offer: { perMonth: 2, minutes: 30 },
    sessions: [{ mentee: 'marie-dubois', topic: 'portfolio', question: 'I write and do not draw. What goes into my portfolio?', inDays: 4 }],
  },
  { mentor: 'sofia-lindgren', offer: { perMonth: 3, minutes: 30 }, sessions: [] },
];

export function flashStory(scene: Scene, { mentor: sub, offer, sessions }: FlashPlan): Story {
  const mentor = onStage(scene, 'mentor', sub);
  return {
    who: [sub, ...sessions.map(({ mentee }) => mentee)],
    daysAgo: 40,
    tell: async () => {
      const { clock } = scene;
      const draw = chanceOf(scene, 'flash', mentor);
      if (mentor.hours === null) throw new Error('Who offers sessions has hours.');
      await setAvailability(actorOf(scene, mentor), { ...mentor.hours, flash: offer }, clock.ago(40, draw));
      for (const { mentee, topic, question, inDays } of sessions) {
        const actor = actorOf(scene, onStage(scene, 'mentee', mentee));
        const now = clock.ago(Math.max(2, 2 - inDays), draw);
        const mentorId = scene.personId(mentor.person);
        const { items: [slot] } = await listFlashSlots(actor, mentorId, { from: clock.date(inDays) }, now);
        if (slot === undefined) continue; // nothing is free that week
        const { id } = await bookFlashSession(actor, { mentorId, start: slot.start.toISOString(), topic, question }, now);
        if (inDays < 0) await confirmHeld(actor, id, { held: true }, hoursAfter(slot.end, 1));
      }
    },
  };
}
