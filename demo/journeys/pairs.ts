import { peopleOf } from '../people.ts';
import type { Pair } from './lms-journey.ts';

const people = peopleOf();
const person = (sub: string) => {
  const found = people.bySub(sub);
  if (found === undefined) throw new RangeError(`${sub} is nobody of Northfield`);
  return { name: found.name, mail: found.email };
};

export const pairs = {
  allowed: {
    mentee: person('ana-ribeiro'),
    mentor: person('ben-kohler'),
    facets: { topic: 'Data careers', language: 'Portuguese' },
    goal: 'Land a data internship for winter',
    nextGoal: { title: 'Show my bus-delay model to ten people', milestones: ['Write one page about it', 'Ask the transit office'] },
  },
  blocked: {
    mentee: person('samuel-adjei'),
    mentor: person('kwame-mensah'),
    facets: { topic: 'Working abroad', language: 'French' },
    goal: 'Find a first placement in Accra',
    nextGoal: { title: 'Write an application that I like', milestones: ['First draft', 'Kwame has read it'] },
  },
} as const satisfies Record<string, Pair>;
