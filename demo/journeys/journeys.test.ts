import { describeCommandLine } from './command-line-journey.ts';
import { describeCookielessJourney } from './cookieless-journey.ts';
import { describeCopiedCourseJourney } from './copied-course-journey.ts';
import { describeDeepLinkingJourney } from './deep-linking-journey.ts';
import { describeGradesJourney } from './grades-journey.ts';
import { describeLmsJourney, type Pair } from './lms-journey.ts';
import { describeOwnerJourney } from './owner-journey.ts';
import { describeOwnWindowJourney } from './own-window-journey.ts';
import { describePortalJourney } from './portal-journey.ts';
import { describeRegistrationJourney } from './registration-journey.ts';
import { describeTallFrameJourney } from './tall-frame-journey.ts';
import { describeTeacherJourney } from './teacher-journey.ts';
import { useDemo } from './test-demo.ts';
import { peopleOf } from '../people.ts';

/**
 * The journeys, one after the other in one demo, since starting and seeding it takes longest. Each has people or a course
 * of its own; only the portal shows what its pair has agreed on in the course before.
 */
const demo = await useDemo();
const people = peopleOf(demo.seed);

const anaAndBen: Pair = {
  mentee: people.featured.ana,
  mentor: people.featured.ben,
  facets: { topic: 'Data careers', language: 'Portuguese' },
  goal: 'Land a data internship for winter',
  nextGoal: { title: 'Show my bus-delay model to ten people', milestones: ['Write one page about it', 'Ask the transit office'] },
};
const samuelAndKwame: Pair = {
  mentee: known('samuel-adjei'),
  mentor: known('kwame-mensah'),
  facets: { topic: 'Working abroad', language: 'French' },
  goal: 'Find a first placement in Accra',
  nextGoal: { title: 'Write an application that I like', milestones: ['First draft', 'Kwame has read it'] },
};

describeLmsJourney(demo, 'allowed', anaAndBen);
describeLmsJourney(demo, 'blocked', samuelAndKwame);
describePortalJourney(demo, anaAndBen);
describeTallFrameJourney(demo);
describeTeacherJourney(demo);
describeCopiedCourseJourney(demo);
describeDeepLinkingJourney(demo);
describeGradesJourney(demo);
describeCookielessJourney(demo);
describeOwnWindowJourney(demo);
describeCommandLine(demo);
describeOwnerJourney(demo);
describeRegistrationJourney(demo);

function known(sub: string) {
  const person = people.bySub(sub);
  if (person === undefined) throw new RangeError(`${sub} is nobody of Northfield.`);
  return person;
}
