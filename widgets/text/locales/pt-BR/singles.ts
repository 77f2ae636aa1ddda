import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/singles.text.ts';

export const singles: Translation<typeof text> = {
  singles: 'Sessões avulsas',
  offers: 'Oferece sessões avulsas',
  book: 'Reservar uma sessão avulsa',
  bookWith: 'Reservar uma sessão avulsa com {name}',
};
