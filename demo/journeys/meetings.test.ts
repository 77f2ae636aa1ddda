import { peopleOf, type DemoPerson } from '../people.ts';
import { describeCircleJourney } from './circle-journey.ts';
import { describeClockChangeJourney } from './clock-change-journey.ts';
import { describeExternalPersonJourney } from './external-journey.ts';
import { describeFairnessJourney } from './fairness-journey.ts';
import { describeFlashJourney } from './flash-journey.ts';
import { describeMeetingJourney } from './meeting-journey.ts';
import { playFrom } from './shifted-clock.ts';
import { useDemo } from './test-demo.ts';

/**
 * What people do together once they are in, in a demo of its own: on a day in autumn, so that clocks change in the weeks ahead. Each
 * journey has people of its own.
 */
playFrom('2026-10-20T15:55:00Z');
const demo = await useDemo();
const people = peopleOf(demo.seed);

describeClockChangeJourney(demo, { mentee: known('samuel-adjei'), late: known('kiran-pillai'), mentor: known('leila-haddad') });
describeMeetingJourney(demo, { mentee: known('ana-ribeiro'), mentor: known('ben-kohler') });
describeCircleJourney(demo, { title: 'Interviews, out loud', mentor: known('aisha-khan'), member: known('emily-nguyen'), waiting: known('noor-hussain') });
describeFlashJourney(demo, { mentee: known('jan-hartmann'), mentor: known('sofia-lindgren'), topic: 'Energiebranche', question: 'Which small tool could a wind farm use?' });
describeExternalPersonJourney(demo);
describeFairnessJourney(demo);

function known(sub: string): DemoPerson {
  const person = people.bySub(sub);
  if (person === undefined) throw new RangeError(`${sub} is nobody of Northfield.`);
  return person;
}
