import type { DeclineReason, LinkAnswer, LinkStanding } from '../../../models/vocabulary.ts';

interface PageWords {
  readonly title: string;
  readonly text: string;
}

/** The words of the pages behind the links of a mail. `{mentee}` and `{program}` are filled in. */
export interface AnswerWords {
  readonly ask: Readonly<Record<LinkAnswer, PageWords & { readonly button: string }>>;
  /** Where else one can answer. */
  readonly elsewhere: string;
  readonly reasons: Readonly<Record<DeclineReason | 'legend' | 'none', string>>;
  readonly unknown: PageWords;
  readonly standings: Readonly<Record<Exclude<LinkStanding, 'open'>, PageWords>>;
  readonly stop: StopWords;
}

/** The page behind the link that stops mail. `{kind}` and `{program}` are filled in. */
interface StopWords {
  readonly ask: PageWords & { readonly button: string };
  readonly stopped: PageWords & { readonly button: string };
  /** It comes again. */
  readonly comes: PageWords;
  /** What everything that comes in summaries is called. */
  readonly digest: string;
  readonly unknown: PageWords;
}

export const en: AnswerWords = {
  ask: {
    accept: { title: 'Say yes to {mentee}?', text: 'You become {mentee}’s mentor in {program}. Their goal becomes the first one, and the two of you pick a time.', button: 'Say yes' },
    decline: { title: 'Say no to {mentee}?', text: 'No reason is needed, and it is never counted. {mentee} gets a kind note, and the next step is told there.', button: 'Say no' },
  },
  elsewhere: 'The message is in your mail. You can also answer in the program: open Mentoring from your course or portal page.',
  reasons: {
    legend: 'Would you like to say why?',
    none: 'Rather not',
    'no-time-now': 'I don’t have enough time at the moment',
    'other-field': 'Someone else knows this field better',
    'enough-mentees': 'I already have as many mentees as I can be there for',
  },
  unknown: { title: 'This link leads nowhere', text: 'Perhaps a part of it was lost on the way. Copy the whole address from your mail, or open Mentoring from your course or portal page.' },
  standings: {
    'accepted': { title: 'You said yes to {mentee}', text: '{mentee} knows by now. Next, the two of you pick a time: open Mentoring from your course or portal page.' },
    'declined': { title: 'You said no to {mentee}', text: 'That is fine. {mentee} has a kind note and knows what comes next. There is nothing more for you to do.' },
    'withdrawn': { title: '{mentee} has taken the request back', text: 'No answer is needed any more. Thank you for looking.' },
    'mentee-matched': { title: '{mentee} needs no answer any more', text: '{mentee} has found a mentor meanwhile, or takes no part any more. Thank you for being ready.' },
    'too-late': { title: 'The time to answer is over', text: '{mentee} was told kindly and knows what comes next. Nothing is counted against you.' },
    'link-over': { title: 'This link has had its time', text: 'The request still waits for you. Open Mentoring from your course or portal page, or use the newest mail about it.' },
    'you-are-full': { title: 'All your places are taken', text: 'So this can’t begin now. You can raise the number of your places in your profile and say yes there.' },
    'not-possible': { title: 'The two of you can’t be a pair here', text: '{program} has rules about who is matched with whom, and one of them holds for you and {mentee}. Nothing is counted against you; you can say no with the other link, and {mentee} hears what comes next.' },
    'not-taking-part': { title: 'Your part as mentor is not active', text: 'So this can’t be answered from here. Open Mentoring from your course or portal page to see how you take part.' },
    'program-archived': { title: '{program} is closed', text: 'Nothing new begins in it. {mentee} needs no answer any more.' },
  },
  stop: {
    ask: { title: 'No more mail of this kind?', text: '{kind}, from {program}. What you need to get in, and what keeps people safe, still comes.', button: 'Stop this mail' },
    stopped: { title: 'This mail no longer comes', text: '{kind}, from {program}. You still see everything in Mentoring. In your profile there you choose what comes, and when.', button: 'Let it come again' },
    comes: { title: 'This mail comes again', text: '{kind}, from {program}. In Mentoring, in your profile, you choose what comes, and when.' },
    digest: 'Summaries',
    unknown: { title: 'This link leads nowhere', text: 'It may have been cut off on the way. In Mentoring, in your profile, you choose what mail comes, and when.' },
  },
};
