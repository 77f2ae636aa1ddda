import type { BothClocks, MentorCard } from './directory-host.ts';
import type { Me } from '../api/session.ts';
import type { Formats } from '../text/formats.ts';
import type { Choice } from './filter-choices.ts';
import type { Reason } from './reasons.ts';
import { text } from './directory.text.ts';

/** What words about a mentor are made with. */
interface Reader {
  formats: Formats;
  me: Me | undefined;
}

/** A topic of the program in the reader's locale. */
export function topicLabel(key: string, { me }: Pick<Reader, 'me'>): string {
  return me?.program?.topics.find((topic) => topic.key === key)?.label ?? key;
}

const timeWords = { mornings: 'mornings', 'after-16': 'afterFour', weekends: 'weekends' } as const;
const timePhrases = { mornings: 'inTheMorning', 'after-16': 'afterFourOClock', weekends: 'onWeekends' } as const;
const activityWords = { today: 'activeToday', 'this-week': 'activeThisWeek', 'this-month': 'activeThisMonth', earlier: 'activeEarlier' } as const;

/** A box of the filters, and its chip. */
export function choiceLabel({ group, key }: Choice, reader: Reader): string {
  switch (group) {
    case 'topic':
      return topicLabel(key, reader);
    case 'language':
      return reader.formats.language(key);
    case 'time':
      return key in timeWords ? text(timeWords[key as keyof typeof timeWords]) : key;
    case 'unavailable':
      return text('unavailable');
  }
}

export function reasonWords(reason: Reason, reader: Reader): string {
  const { formats } = reader;
  const topics = (keys: readonly string[]) => formats.list(keys.map((key) => topicLabel(key, reader)));
  switch (reason.kind) {
    case 'first-need':
      return text('firstNeed', { topic: topicLabel(reason.topic, reader) });
    case 'topics':
      return text(reason.also ? 'alsoHelpsWith' : 'helpsWith', { topics: topics(reason.topics) });
    case 'languages':
      return text('bothSpeak', { languages: languageList(reason.languages, formats) });
    case 'no-shared-language':
      return text('noSharedLanguage');
    case 'times':
      return text('freeAt', { times: formats.list(reason.times.map((time) => text(timePhrases[time]))) });
  }
}

export function languageList(codes: readonly string[], formats: Formats): string {
  return formats.list(codes.map((code) => formats.language(code)));
}

export function activity({ lastActive }: MentorCard): string {
  return text(activityWords[lastActive]);
}

/** "21:30 in Berlin", with the day where it is another one there. */
export function theirTime({ yours, theirs }: BothClocks, formats: Formats): string {
  const [time, place] = [theirs.from, formats.place(theirs.zone)];
  return theirs.date === yours.date ? text('timeIn', { time, place }) : text('dayTimeIn', { day: formats.day(theirs.date), time, place });
}
