import { firstName } from '../parts/times.ts';
import type { BothClocks, FitPart, MentorCard } from './directory-host.ts';
import type { Me } from '../api/session.ts';
import type { Formats } from '../text/formats.ts';
import { languageName } from '../text/language-name.ts';
import type { Reason } from './reasons.ts';
import { text } from './directory.text.ts';

/** What words about a mentor are made with. */
export interface Reader {
  formats: Formats;
  me: Me | undefined;
}

/** A topic of the program in the reader's locale. */
export function topicLabel(key: string, { me }: Pick<Reader, 'me'>): string {
  return me?.program?.topics.find((topic) => topic.key === key)?.label ?? key;
}

const timePhrases = { mornings: 'inTheMorning', 'after-16': 'afterFourOClock', weekends: 'onWeekends' } as const;
const activityWords = { today: 'activeToday', 'this-week': 'activeThisWeek', 'this-month': 'activeThisMonth', earlier: 'activeEarlier' } as const;

/** A question of the program in the reader's locale, and its options. */
function questionOf(key: string | null, { me }: Pick<Reader, 'me'>) {
  return me?.program?.questions.find((question) => question.key === key);
}

export function reasonWords(reason: Reason, mentor: Pick<MentorCard, 'name'>, reader: Reader): string {
  const { formats } = reader;
  const name = firstName(mentor.name);
  const topics = (keys: readonly string[]) => formats.list(keys.map((key) => topicLabel(key, reader)));
  switch (reason.kind) {
    case 'first-need':
      return text('firstNeed', { topic: topicLabel(reason.topic, reader) });
    case 'topics':
      return text(reason.also ? 'alsoHelpsWith' : 'helpsWith', { topics: topics(reason.topics) });
    case 'languages':
      return text('bothSpeak', { languages: languageList(reason.languages, formats) });
    case 'answers':
      return text('bothChose', { answers: formats.list(reason.options.map((key) => questionOf(reason.question, reader)?.options.find((option) => option.key === key)?.label ?? key)) });
    case 'no-shared-language':
      return text('noSharedLanguage');
    case 'no-time-in-common':
      return text('noTimeInCommon');
    case 'not-said': {
      const parts = formats.list(reason.parts.map((part) => partName(part, reader)));
      return reason.by === 'mentee' ? text('youHaveNotSaid', { parts }) : text('theyHaveNotSaid', { name, parts });
    }
    case 'obstacle':
      return obstacleWords(reason.rule, name, questionOf(reason.question, reader)?.text ?? '');
    case 'times':
      return text('freeAt', { times: formats.list(reason.times.map((time) => text(timePhrases[time]))) });
  }
}

function obstacleWords(rule: Extract<Reason, { kind: 'obstacle' }>['rule'], name: string, question: string): string {
  switch (rule) {
    case 'own-grader':
      return text('notOwnGrader', { name });
    case 'line-manager':
      return text('notLineManager', { name });
    case 'earlier-pair':
      return text('notEarlierPair', { name });
    case 'language':
      return text('notWithoutLanguage');
    case 'zone':
      return text('notSoFar');
    case 'must':
      return text('notWithout', { question });
    case 'never':
      return text('notWith', { question });
    case 'same-person':
    case 'kept-apart':
      return text('notPossible');
  }
}

const partNames = { need: 'whatYouNeed', availability: 'timeInCommon', language: 'languagesSpoken' } as const;
const partTitles = { need: 'whatYouNeedTitle', availability: 'timeInCommonTitle', language: 'languages' } as const;

/** What a part of a fit is about, within a sentence. */
function partName({ kind, question }: FitPart, reader: Pick<Reader, 'me'>): string {
  return kind === 'question' ? text('quoted', { question: questionOf(question, reader)?.text ?? '' }) : text(partNames[kind]);
}

/** The same alone, as the name of its row, with whether it matters most to the reader. */
export function partTitle({ kind, question, emphasis }: FitPart, reader: Pick<Reader, 'me'>): string {
  const part = kind === 'question' ? (questionOf(question, reader)?.text ?? '') : text(partTitles[kind]);
  return emphasis ? text('mattersMost', { part }) : part;
}

export function languageList(codes: readonly string[], formats: Formats): string {
  return formats.list(codes.map((code) => languageName(code, formats)));
}

const answerWords = { 'within-a-day': 'answersInADay', 'within-3-days': 'answersIn3Days', 'within-a-week': 'answersInAWeek', longer: 'answersLate' } as const;

/** How long they usually take to answer; nothing where that is not known. */
export function answering({ answers }: MentorCard): string | undefined {
  return answers ? text(answerWords[answers]) : undefined;
}

export function activity({ lastActive }: MentorCard): string {
  return text(activityWords[lastActive]);
}

/** "21:30 in Berlin", with the day where it is another one there. */
export function theirTime({ yours, theirs }: BothClocks, formats: Formats): string {
  const [time, place] = [formats.clock(theirs.from), formats.place(theirs.zone)];
  return theirs.date === yours.date ? text('timeIn', { time, place }) : text('dayTimeIn', { day: formats.day(theirs.date), time, place });
}
