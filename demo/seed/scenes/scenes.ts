import type { Story } from '../timeline.ts';
import { circlePlans, circleStory } from './circles.ts';
import { invitedAndJoined, invitedLately } from './external-people.ts';
import { flashPlans, flashStory } from './flash-sessions.ts';
import { eveningOfLucas, lastMeetingOfLucas } from './lucas-and-ben.ts';
import type { Scene } from './scene.ts';
import { seriesOfJonas } from './series.ts';
import { waitedFor, waitingStory } from './waiting.ts';

/**
 * What happens in Alumni Mentoring beside the stories of its pairs, told after them: nothing that anybody else gets
 * depends on it.
 */
export function scenesOfThePast(scene: Scene): Story[] {
  return [
    lastMeetingOfLucas(scene),
    seriesOfJonas(scene),
    ...circlePlans.map((plan) => circleStory(scene, plan)),
    ...flashPlans.map((plan) => flashStory(scene, plan)),
    ...Object.entries(waitedFor).map(([mentor, mentees]) => waitingStory(scene, mentor, mentees)),
    invitedAndJoined(scene),
  ];
}

/** The same of the last evening, whose mails the mailbox shows. */
export function scenesOfTheEvening(scene: Scene): Story[] {
  return [eveningOfLucas(scene), invitedLately(scene)];
}
