import type { Translation } from '../../text.ts';
import type { text } from '../../../app/clock.text.ts';

export const clock: Translation<typeof text> = {
  viewed: '**Os horários são os de {place}**, {offset}.',
  back: 'Voltar para {place}',
};
