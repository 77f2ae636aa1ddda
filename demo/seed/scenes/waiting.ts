import { joinWaitingList } from '../../../models/waiting-lists/waiting-lists.ts';
import { actorOf, chanceOf } from '../stage.ts';
import type { Story } from '../timeline.ts';
import { onStage, type Scene } from './scene.ts';

/** Who waits for a place with a mentor who has none, by their `sub`, the first in line first. */
export const waitedFor: Readonly<Record<string, readonly string[]>> = { 'oskar-nowak': ['tariq-osman', 'marie-dubois'] };

export function waitingStory(scene: Scene, sub: string, mentees: readonly string[]): Story {
  const mentor = onStage(scene, 'mentor', sub);
  return {
    who: [sub, ...mentees],
    daysAgo: 7,
    tell: async () => {
      const draw = chanceOf(scene, 'waiting', mentor);
      for (const [n, mentee] of mentees.entries()) {
        await joinWaitingList(actorOf(scene, onStage(scene, 'mentee', mentee)), { kind: 'mentor', of: scene.personId(mentor.person) }, scene.clock.ago(7 - n, draw));
      }
    },
  };
}
