import type { Translation } from '../../text.ts';
import type { text } from '../../../app/clock.text.ts';

export const clock: Translation<typeof text> = {
  viewed: '**Alle Zeiten sind die von {place}**, {offset}.',
  back: 'Zurück zu {place}',
};
