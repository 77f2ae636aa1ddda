import type { Translation } from '../../text.ts';
import type { text } from '../../../program/program-rooms.text.ts';

export const rooms: Translation<typeof text> = {
  peopleWaiting: { one: 'Personen ({count} wartet)', other: 'Personen ({count} warten)' },
  notYours: 'Das hier ist für alle, die das Programm koordinieren',
  notYoursWords: 'Gehörst du dazu? Dann bitte die, die diese Seite betreuen, Koordinierende hier zuzulassen.',
};
