import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/singles.text.ts';

export const singles: Translation<typeof text> = {
  singles: 'Séances flash',
  offers: 'Propose des séances flash',
  book: 'Réserver une séance flash',
  bookWith: 'Réserver une séance flash avec {name}',
};
