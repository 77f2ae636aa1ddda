import type { Translation } from '../../text.ts';
import type { text } from '../../../app/clock.text.ts';

export const clock: Translation<typeof text> = {
  viewed: '**Las horas son las de {place}**, {offset}.',
  back: 'Volver a {place}',
};
