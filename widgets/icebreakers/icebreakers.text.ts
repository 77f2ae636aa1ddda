import { texts } from '../text/text.ts';
import { questions } from './questions.ts';

/** The icebreakers, and what stands around them. */
export const text = texts('icebreakers', {
  ...questions,

  icebreaker: 'Icebreaker',
  lead: 'Answer if you like. You read each other’s answers once both are there.',
  'depth-light': 'Light',
  'depth-career-story': 'Career story',
  'depth-values': 'Values',
  'depth-strengths': 'Strengths',
  'depth-failure-and-lesson': 'Failure and lesson',
  'depth-working-style': 'Working style',
  'depth-expectations': 'Expectations',
  'depth-culture': 'Culture',
  answer: 'Answer',
  change: 'Change my answer',
  takeBack: 'Take it back',
  another: 'Another one',
  toAgenda: 'Put it on the agenda',
  yours: 'Your answer',
  missing: 'Write a few words, or pass it over.',
  save: 'Save my answer',
  cancel: 'Cancel',
  theyAnswered: '{name} has answered. You read it once you have answered too.',
  waiting: '{name} reads it once there is an answer from both of you.',
  you: 'You',
  told: { one: '{count} that both of you have answered', other: '{count} that both of you have answered' },
  movedOn: '**{name} has answered in the meantime.** Both answers are below; they stay as they were written.',
  loading: 'Loading the icebreaker',
  saidSaved: 'Answer saved.',
  saidBoth: 'Both of you have answered. {name}’s answer is below.',
  saidBack: 'Your answer is taken back.',
  saidAgenda: 'It is on the agenda.',
  saidTheirs: '{name} has answered an icebreaker.',
});
