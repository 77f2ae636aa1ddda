import { peopleOf, type DemoPerson } from '../people.ts';
import { describeCascadeJourney } from './cascade-journey.ts';
import { describeCoordinationJourney } from './coordination-journey.ts';
import { describeMatchingJourney } from './matching-journey.ts';
import { useDemo } from './test-demo.ts';

/** How people come together, in a demo of its own: asked in order and answered from the mail, and in a run of the coordinator. */
const demo = await useDemo();
const people = peopleOf(demo.seed);

describeCascadeJourney(demo, {
  mentee: known('ana-ribeiro'),
  ranked: [known('ngozi-adeyemi'), known('ben-kohler'), known('tomas-ferreira')],
  facets: { topic: 'Data careers', language: 'Portuguese' },
});
describeCoordinationJourney(demo);
describeMatchingJourney(demo, people);

function known(sub: string): DemoPerson {
  const person = people.bySub(sub);
  if (person === undefined) throw new RangeError(`${sub} is nobody of Northfield.`);
  return person;
}
