import type { ProgramWords } from './words.ts';

/** What first-year students write to older ones. */
export const peerWords: ProgramWords = {
  'settling-in': {
    asking: [{ goal: 'Feel at home here by winter', message: 'I know the way from the station to the lecture hall and back. What else should I know?' }],
    goals: [{ title: 'Find one place on campus that is mine', howWillIKnow: 'I go there without a reason.', milestones: ['Try the library', 'Try the garden house', 'Go back to one of them'] }],
  },
  'study-skills': {
    asking: [{ goal: 'Keep up with the reading', message: 'There is more to read than there are evenings. How did you choose in your first year?' }],
    goals: [{ title: 'Start the exercises on the day they come out', howWillIKnow: 'Five sheets in a row.', milestones: ['First sheet', 'Three sheets', 'Five sheets'] }],
  },
  'choosing-courses': {
    asking: [{ goal: 'Choose my second-year courses', message: 'You took both of the courses I am hesitating about. Could you tell me which one you still use?' }],
    goals: [{ title: 'Sit in on two courses before I choose', howWillIKnow: 'I have a reason for my choice that is not the timetable.', milestones: ['First course', 'Second course'] }],
  },
  exams: {
    asking: [{ goal: 'Get through the first exams calmly', message: 'I have never had four exams in one week. How did you plan yours, and what would you leave out?' }],
    goals: [{ title: 'A plan for the weeks before the exams', howWillIKnow: 'It has two free days in it, and I take them.', milestones: ['Write down all dates', 'Plan backwards', 'Show it to somebody'] }],
  },
  'academic-writing': {
    asking: [{ goal: 'Write my first term paper without panic', message: 'At school I wrote stories. Here I am asked for sources. Could you show me a paper that you are happy with?' }],
    goals: [{ title: 'One page a day for the term paper', howWillIKnow: 'Twelve pages, and two weeks left to make them better.', milestones: ['Outline', 'Four pages', 'Twelve pages', 'Second version'] }],
  },
  'time-management': {
    asking: [{ goal: 'Plan a week that I can keep', message: 'My plans are beautiful and last until Tuesday. What does yours look like?' }],
    goals: [{ title: 'Three weeks with a plan of five lines', howWillIKnow: 'I kept four of the five lines each week.', milestones: ['First week', 'Second week', 'Third week'] }],
  },
  'campus-life': {
    asking: [{ goal: 'Join one group and stay in it', message: 'There are two hundred societies and I am shy. Which one is kind to beginners?' }],
    goals: [{ title: 'Go to three evenings of one group', howWillIKnow: 'Somebody there knows my name.', milestones: ['First evening', 'Second evening', 'Third evening'] }],
  },
  'finding-friends': {
    asking: [{ goal: 'Know five people by name', message: 'Everybody seems to know each other already. How was it for you?' }],
    goals: [{ title: 'Have lunch with somebody once a week', howWillIKnow: 'Five lunches with at least three people.', milestones: ['Ask somebody from the exercise group', 'Three lunches', 'Five lunches'] }],
  },
  'housing-and-money': {
    asking: [{ goal: 'Find a room that I can pay for', message: 'My room ends in January. Where did you look, and what did you not believe?' }],
    goals: [{ title: 'Know what a month costs', howWillIKnow: 'I guess the sum and am wrong by less than twenty.', milestones: ['Write everything down for two weeks', 'Make a plan for the month', 'Keep to it once'] }],
  },
  'studying-in-a-new-country': {
    asking: [{ goal: 'Stop translating in my head', message: 'I follow the lecture and lose the jokes. You came from somewhere else too: when did it get easier?' }],
    goals: [{ title: 'Ask one question in every seminar', howWillIKnow: 'Six seminars, and nobody asked me to repeat it.', milestones: ['Write the question down', 'First seminar', 'Six seminars'] }],
  },
};
