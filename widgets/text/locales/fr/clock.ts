import type { Translation } from '../../text.ts';
import type { text } from '../../../app/clock.text.ts';

export const clock: Translation<typeof text> = {
  viewed: '**Les heures sont celles de {place}**, {offset}.',
  back: 'Revenir à {place}',
};
