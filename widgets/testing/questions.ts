import type { Shape } from '../api/operation.ts';
import type { AskedQuestion } from '../questions/answer-values.ts';
import { meAsMentor } from './people.ts';

/** A question of every kind, as people and as coordinators read them. */

const asked = (key: string, kind: AskedQuestion['kind'], text: string, more: Partial<AskedQuestion> = {}): AskedQuestion => ({ key, kind, text, options: [], most: 1, role: 'both', required: false, visibility: 'public', counts: false, ...more });
const options = (...labels: string[]) => labels.map((label) => ({ key: label.toLowerCase().replaceAll(' ', '-'), label }));

export const everyKind: AskedQuestion[] = [
  asked('pace', 'one', 'Which pace suits you?', { options: options('A little each week', 'A lot at once'), required: true }),
  asked('values', 'many', 'What matters most to you at work?', { options: options('Always learning', 'Helping others', 'Security'), most: 2, counts: true }),
  asked('years', 'scale', 'How far along are you?', { options: options('At the beginning', 'On the way', 'Nearly there'), counts: true }),
  asked('tools', 'tags', 'Which tools do you use?', { most: 3, counts: true }),
  asked('abroad', 'yes-no', 'Have you studied abroad?', { visibility: 'matched' }),
  asked('work', 'short-text', 'Where do you work?', { role: 'mentor' }),
  asked('wish', 'long-text', 'What should your coordinator know?', { visibility: 'coordinator', required: true }),
  asked('since', 'date', 'Since when have you been here?'),
];

export const meAsked = { ...meAsMentor, program: { ...meAsMentor.program!, questions: everyKind } };

const words = (text: string) => ({ default: 'en' as const, text: { en: text } });
export const programQuestions: Shape<'ProgramQuestions'> = {
  items: [
    ...everyKind.map(({ key, counts, text, options: all, ...question }) => ({ ...question, id: key, text: words(text), options: all.map((option) => ({ key: option.key, label: words(option.label) })), use: counts ? ('alike' as const) : ('none' as const), weight: counts ? 10 : 0, retired: false, nothingProtected: false, answered: { mentor: key === 'wish' ? 0 : 9, mentee: key === 'wish' || question.role === 'mentor' ? 0 : 21 } })),
    { id: 'food', kind: 'short-text', text: words('What do you like to eat?'), options: [], most: 1, role: 'both', required: false, visibility: 'matched', use: 'none', weight: 0, retired: true, nothingProtected: false, answered: { mentor: 2, mentee: 3 } },
  ],
  people: { mentor: 12, mentee: 30 },
  nextCursor: null,
};

export const saidByBen: Shape<'ShownAnswers'> = {
  items: [
    { question: 'values', text: 'What matters most to you at work?', kind: 'many', role: 'mentor', values: ['Always learning', 'Helping others'], visibility: 'public' },
    { question: 'abroad', text: 'Have you studied abroad?', kind: 'yes-no', role: 'mentor', values: ['yes'], visibility: 'matched' },
    { question: 'since', text: 'Since when have you been here?', kind: 'date', role: 'mentor', values: ['2019-09-02'], visibility: 'public' },
    { question: 'work', text: 'Where do you work?', kind: 'short-text', role: 'mentor', values: ['Lindqvist Energy, in the team that keeps the grid’s figures'], visibility: 'public' },
  ],
  nextCursor: null,
};
