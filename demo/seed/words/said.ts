/** What people say along the way. Short, and each fits any topic. */

/** With a check-in, by how sure somebody is. */
export const checkInWords: Readonly<Record<'low' | 'middle' | 'high', readonly string[]>> = {
  low: ['Little moved this week: two deadlines and a cold.', 'I have begun three times. Next week I begin smaller.', 'I see now how much I do not know yet.'],
  middle: ['One step done. The next one is clear.', 'Our talk helped: I know what to leave out.', 'It goes more slowly than planned, but it goes.'],
  high: ['I showed it to somebody and was not embarrassed.', 'Nearly there. I even enjoy it.', 'Your questions made it easier to explain.'],
};

export const whatHelped: readonly string[] = [
  'Making the first step so small that I could not put it off.',
  'Somebody who asked about it every month.',
  'Showing it before it was finished.',
];

export const meetingTitles: readonly string[] = ['First goals and how we work', 'Looking at the first draft', 'What to do next', 'Half an hour for questions', 'Review of the month'];

export const cancelReasons: readonly string[] = ['I have to cover a shift that day. I am sorry, let us find another time.', 'My train is cancelled and I would have to talk in a corridor.', 'I am ill and would rather meet when I can listen.'];

/** Goals that mentors set for themselves. */
export const mentorGoals: readonly string[] = ['Ask three questions before I give advice', 'Leave the last five minutes to my mentee', 'Introduce my mentee to one colleague'];

export const replanReason = 'The exam moved, so this moves as well.';

/** Why a coordinator has not let somebody in. */
export const declineReason = 'Thank you for offering. Mentors here have graduated from Northfield; you are welcome to join next year.';

/** Steps that fit most goals: what a pair agrees on in its first meeting. */
export const firstSteps: readonly string[] = [
  'Write down what I have tried so far', 'Bring one example to our next meeting', 'Ask two people for comments', 'Do it once, small', 'Look back and decide what is next',
];
