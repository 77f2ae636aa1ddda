import { saveProtectedAnswers } from '../../../models/fairness/protected-answers.ts';
import { protectedOptions } from '../../../models/vocabulary.ts';
import { ready, type Part } from '../cast.ts';
import { actorOf, chanceOf } from '../stage.ts';
import { forAll } from '../timeline.ts';
import type { Scene } from './scene.ts';

/** How many of a hundred mentees say something, and how many of those come from a family in which nobody studied before. */
const saying = { anything: 70, firstInFamily: 45 };
const genders = protectedOptions.gender;

/** What mentees told for the fairness report and nothing else, soon after they joined; by chance, like everything that says nothing of them. */
export async function answerForFairness(scene: Scene): Promise<void> {
  await forAll(ready(scene.cast.mentees), async (part: Part) => {
    const draw = chanceOf(scene, 'protected', part);
    const inHundred = (): number => draw.whole(1, 100);
    const says = inHundred() <= saying.anything;
    const gender = draw.pick([genders[0], genders[0], genders[0], genders[0], genders[1], genders[1], genders[1], genders[1], genders[2]]);
    const first = inHundred() <= saying.firstInFamily ? 'yes' : 'no';
    if (says) await saveProtectedAnswers(actorOf(scene, part), { gender, 'first-in-family': first }, scene.clock.ago(part.askedDaysAgo - 1, draw));
  });
}
