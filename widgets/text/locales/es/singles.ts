import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/singles.text.ts';

export const singles: Translation<typeof text> = {
  singles: 'Sesiones únicas',
  offers: 'Ofrece sesiones únicas',
  book: 'Reservar una sesión única',
  bookWith: 'Reservar una sesión única con {name}',
};
