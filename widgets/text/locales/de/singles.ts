import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/singles.text.ts';

export const singles: Translation<typeof text> = {
  singles: 'Einzelgespräche',
  offers: 'Bietet Einzelgespräche an',
  book: 'Einzelgespräch buchen',
  bookWith: 'Einzelgespräch buchen mit {name}',
};
