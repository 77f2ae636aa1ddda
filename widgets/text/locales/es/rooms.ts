import type { Translation } from '../../text.ts';
import type { text } from '../../../program/program-rooms.text.ts';

export const rooms: Translation<typeof text> = {
  peopleWaiting: { one: 'Personas ({count} en espera)', many: 'Personas ({count} en espera)', other: 'Personas ({count} en espera)' },
  notYours: 'Esto es para quienes coordinan el programa',
  notYoursWords: 'Si eres una de esas personas, pide a quien cuida esta página que permita coordinar desde ella.',
};
