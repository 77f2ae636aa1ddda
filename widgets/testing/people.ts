import type { Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';

/** The people of the pictures: Ana, a mentee in São Paulo, and Ben, her mentor in Berlin, in the program Alumni Mentoring. Their ids give them the hues of the pictures. */

type Person = Shape<'PersonRef'>;

export const ana: Person = { id: '65f0c0ffee00000000000002', name: 'Ana Ribeiro', headline: 'Second year, statistics' };
export const ben: Person = { id: '65f0c0ffee00000000000009', name: 'Ben Köhler', headline: 'Data engineer, Lindqvist Energy' };
export const ngozi: Person = { id: '65f0c0ffee00000000000018', name: 'Ngozi Adeyemi', headline: 'Data science lead, Kora Health' };
export const tomas: Person = { id: '65f0c0ffee00000000000032', name: 'Tomás Ferreira', headline: 'Analytics manager, Porto Transit' };
export const leila: Person = { id: '65f0c0ffee0000000000003b', name: 'Leila Haddad', headline: 'Civic data researcher, Open City Lab' };

const usual = { kind: 'many', role: 'both', required: false, visibility: 'public', counts: true } as const;

const program: NonNullable<Me['program']> = {
  id: '65f0c0ffee0000000000a001',
  title: 'Alumni Mentoring',
  subtitle: 'Autumn 2026',
  state: 'running',
  topics: [
    { key: 'data-careers', label: 'Data careers' },
    { key: 'interviews-and-cv', label: 'Interviews and CV' },
    { key: 'research-and-phd', label: 'Research and PhD' },
    { key: 'first-job-abroad', label: 'First job abroad' },
  ],
  questions: [
    {
      key: 'working-style',
      text: 'How do you like to work together?',
      options: [
        { key: 'asks-questions', label: 'Good questions' },
        { key: 'gives-structure', label: 'Clear structure' },
        { key: 'direct-advice', label: 'Direct advice' },
      ],
      most: 2,
      ...usual,
    },
    {
      key: 'values',
      text: 'What matters most to you at work?',
      options: [
        { key: 'learning', label: 'Always learning' },
        { key: 'helping-others', label: 'Helping others' },
      ],
      most: 2,
      ...usual,
    },
  ],
  languages: ['pt', 'en', 'de', 'es'],
  startsOn: '2026-09-28',
  endsOn: '2027-03-30',
  enrolment: { mentor: 'approval', mentee: 'open' },
  requestChoices: 3,
  meetingMinutes: 45,
  cadence: 'monthly',
  requestDays: 10,
};

const enrolment = { state: 'active', reason: null, topics: ['data-careers'], about: null, capacity: 1, placesTaken: 0, joinedAt: '2026-09-28T10:00:00.000Z' } as const;

export const meAsMentee: Me = {
  person: { id: ana.id, name: ana.name, locale: 'en', zone: 'America/Sao_Paulo', languages: ['pt', 'en'] },
  roles: ['mentee'],
  entrance: 'ready',
  door: 'lti',
  program,
  enrolments: [{ ...enrolment, topics: [...enrolment.topics], answers: [], id: '65f0c0ffee0000000000e001', role: 'mentee', headline: ana.headline }],
  course: null,
  returnUrl: null,
  part: null,
  completion: null,
  reviewing: false,
};

export const meAsMentor: Me = {
  ...meAsMentee,
  person: { id: ben.id, name: ben.name, locale: 'en', zone: 'Europe/Berlin', languages: ['de', 'en', 'pt'] },
  roles: ['mentor'],
  enrolments: [{ ...enrolment, topics: [...enrolment.topics], answers: [], id: '65f0c0ffee0000000000e002', role: 'mentor', headline: ben.headline, capacity: 3, placesTaken: 1 }],
};
