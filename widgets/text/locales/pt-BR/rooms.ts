import type { Translation } from '../../text.ts';
import type { text } from '../../../program/program-rooms.text.ts';

export const rooms: Translation<typeof text> = {
  peopleWaiting: { one: 'Pessoas ({count} esperando)', many: 'Pessoas ({count} esperando)', other: 'Pessoas ({count} esperando)' },
  notYours: 'Isto é para quem coordena o programa',
  notYoursWords: 'Se é o seu caso, peça a quem cuida desta página que permita coordenar por aqui.',
};
