import type { Translation } from '../../text.ts';
import type { text } from '../../../program/program-rooms.text.ts';

export const rooms: Translation<typeof text> = {
  peopleWaiting: { one: 'Personnes ({count} en attente)', many: 'Personnes ({count} en attente)', other: 'Personnes ({count} en attente)' },
  notYours: 'Cette partie est pour qui coordonne le programme',
  notYoursWords: 'Si c’est ton cas, demande à qui gère cette page de permettre la coordination ici.',
};
