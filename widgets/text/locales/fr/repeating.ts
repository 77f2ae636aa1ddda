import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/series/repeating.text.ts';

export const repeating: Translation<typeof text> = {
  upTo: 'Jusqu’à {count} : jusqu’à la fin du programme, au plus un an à l’avance.',
  otherHourForSome: 'L’heure a changé : une autre heure pour certains membres du cercle',
  planned: { one: 'C’est prévu.', other: 'C’est prévu : {count} rencontres. Tout le monde reçoit un seul mail.' },
};
