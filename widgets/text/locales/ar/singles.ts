import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/singles.text.ts';

export const singles: Translation<typeof text> = {
  singles: 'جلسات مفردة',
  offers: 'يقدم جلسات مفردة',
  book: 'حجز جلسة مفردة',
  bookWith: 'حجز جلسة مفردة مع {name}',
};
