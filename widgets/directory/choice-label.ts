import { languageName } from '../text/language-name.ts';
import { text } from './directory.text.ts';
import type { Choice } from './filter-choices.ts';
import { topicLabel, type Reader } from './mentor-words.ts';
import { text as singlesText } from './singles.text.ts';

const timeWords = { mornings: 'mornings', 'after-16': 'afterFour', weekends: 'weekends' } as const;

/** A box of the filters, and its chip. */
export function choiceLabel({ group, key }: Choice, reader: Reader): string {
  switch (group) {
    case 'topic':
      return topicLabel(key, reader);
    case 'language':
      return languageName(key, reader.formats);
    case 'time':
      return key in timeWords ? text(timeWords[key as keyof typeof timeWords]) : key;
    case 'mark':
      return text(key === 'saved' ? 'saved' : 'notForMe');
    case 'flash':
      return singlesText('offers');
    case 'unavailable':
      return text('unavailable');
  }
}
