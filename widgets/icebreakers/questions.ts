import type { IcebreakerKey } from '../../models/icebreaker-words.ts';

/**
 * The icebreakers, of our own writing; part of the slice's one table. None is longer than an item of an agenda may be, none asks for
 * what somebody would rather keep to themselves.
 */
export const questions = {
  'small-joy': 'What small thing made you smile this week?',
  'thinking-place': 'Where do you think best: which place, which bench, which bus?',
  'learned-lately': 'What have you learned lately that is of no use for work or studies?',
  'music-again': 'Which song or piece of music do you keep coming back to?',
  'free-saturday': 'A Saturday on which nothing has to be done: how does it look?',
  'useful-tool': 'Which tool or app would you recommend to anybody, and why?',
  'odd-talent': 'What can you do that hardly anybody needs, and that you are proud of?',
  'one-hour-guide': 'A guest has one hour in your town. What do you show?',

  'at-ten': 'What did you want to become when you were ten?',
  'turning-point': 'Which decision has changed your path the most so far?',
  'by-chance': 'What came to you by chance and turned out to matter?',
  'first-pay': 'What was the first work you were paid for, and what did it teach you?',
  'opened-door': 'Who once opened a door for you, and how?',
  'road-not-taken': 'Which road did you nearly take, and what made you choose the other one?',
  'proud-work': 'Which piece of work would you gladly show to anybody?',
  'behind-the-title': 'What about your work would surprise somebody who only knows its title?',

  'good-day': 'What makes a day a good day for you?',
  admire: 'Whom do you admire, and for what exactly?',
  'not-for-money': 'What would you still do if nobody paid or marked you for it?',
  'worth-effort': 'What is worth an effort to you that others find too much?',
  'own-rule': 'Which rule of your own do you hardly ever break?',
  'year-for-a-problem': 'You have a year for one problem in the world. Which one do you take?',
  'advice-kept': 'Which piece of advice do you still follow?',
  'good-enough': 'How do you notice that something is good enough?',

  'asked-for-help': 'What do others often ask you for help with?',
  'forget-time': 'What makes you forget the time?',
  'easy-for-you': 'What comes easily to you that others find hard?',
  'unseen-strength': 'Which strength of yours is seen too rarely?',
  'learned-fast': 'What have you learned faster than you expected?',
  'part-in-groups': 'In a group, are you the planner, the asker, the calm one or the doer?',
  'praise-kept': 'Which praise has stayed with you, and why that one?',
  'strength-next-year': 'Which strength would you like to have in a year?',

  'mistake-taught': 'Which mistake has taught you something that you still use?',
  'good-to-give-up': 'What was it good to give up?',
  'second-try': 'What failed at the first try, and what did you change for the second?',
  'last-year-again': 'If you could do the last year once more, what would you do differently?',
  'changed-mind': 'What have you changed your mind about?',
  'helpful-no': 'Which “no” turned out to be a good thing?',
  'hard-then-easy': 'What was hard at the beginning and is easy today?',
  'after-setback': 'Something did not work out. What gets you going again?',

  'best-hour': 'At which time of day do you work best?',
  'to-concentrate': 'Silence, music or people around you: what do you need to concentrate?',
  'told-to-improve': 'How do you like to be told that something could be better?',
  'plan-or-start': 'Do you plan first, or do you begin and see?',
  'when-stuck': 'What do you do when you are stuck?',
  'write-or-call': 'When would you rather write, when call, and when meet?',
  'all-at-once': 'Everything comes at once. What helps you then?',
  'first-hour': 'What does the first hour of your working day look like?',

  'worth-it': 'What has to happen for these months to have been worth it?',
  'one-thing-from-me': 'What is one thing you hope to get from me, and one you would rather not?',
  'helped-well': 'Think of somebody who helped you well. What did they do?',
  'ask-any-time': 'What may I ask you at any time?',
  'how-frank': 'How frank may I be, and how should I go about it?',
  'small-sign': 'By which small sign will we notice that this works?',
  'when-quiet': 'If one of us goes quiet for two weeks, what should the other one do?',
  'last-meeting': 'Imagine our last meeting. What do we talk about?',

  'your-name': 'How is your name said, and what do people make of it?',
  greeting: 'How do people greet each other where you live or study?',
  'no-translation': 'Which word of one of your languages has no good translation?',
  'on-time': 'What does “on time” mean where you work or study?',
  'guest-at-table': 'What should a guest at your table know?',
  'polite-no': 'How does one say no politely in the places you know?',
  'new-place': 'What surprised you when you came to a new school, company or town?',
  'day-of-the-year': 'Which day of the year do you look forward to?',
} as const satisfies Record<IcebreakerKey, string>;
