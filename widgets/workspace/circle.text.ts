import { texts } from '../text/text.ts';

/** What is said otherwise where notes, tasks and icebreakers are a circle's: apart from the words of each, because most people see none. */
export const text = texts('together', {
  everyone: 'Everyone in {circle}',
  everyoneAndCoordinators: 'Everyone in {circle}, and coordinators',
  shareWords: 'Everyone in the circle reads it from then on, and so does whoever joins later. You can stop sharing whenever you like.',
  saidShared: 'Everyone in {circle} can see this note now.',
  saidSharedWithAll: 'Everyone in {circle} and the coordinators can see this note now.',
  saidNotes: 'What others share in the circle has changed.',
  onlyEach: 'Each person sees their own tasks; you see all of them.',
  withOne: 'with {name}',
  saidTasks: 'The tasks have changed.',
  lead: 'Answer if you like. You read the others’ answers once yours is there.',
  noneLeft: 'You have answered all of these.',
  answered: { one: '{count} person has answered. You read it once you have answered too.', other: '{count} people have answered. You read them once you have answered too.' },
  waiting: 'The others read it once they have answered too.',
  told: { one: '{count} that you and others have answered', other: '{count} that you and others have answered' },
  movedOn: '**Somebody else has answered in the meantime.** The answers are below; they stay as they were written.',
  saidBoth: 'Answer saved. Those of the others are below.',
  saidAnswered: 'Somebody else has answered an icebreaker.',
});
