import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/moving.text.ts';

export const moving: Translation<typeof text> = {
  title: 'Treffen mit {name} verschieben',
  now: 'Bisherige Zeit',
  moveHere: 'Auf diese Zeit verschieben',
  seeAll: 'Alle neuen Zeiten ansehen',
  back: 'Zum Treffen',
  fixed: '**Dieses Treffen lässt sich nicht mehr verschieben.**',
  movedMeanwhile: '**Es wurde inzwischen verschoben.** Hier steht seine jetzige Zeit. Wähle neu, falls sie noch nicht passt.',
  monthFull: '**In jenem Monat ist kein Einzelgespräch mehr frei.** Wähle eine Zeit in einem anderen Monat.',
};
