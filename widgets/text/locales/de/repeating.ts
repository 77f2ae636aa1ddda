import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/series/repeating.text.ts';

export const repeating: Translation<typeof text> = {
  upTo: 'Bis zu {count}: bis das Programm endet, höchstens ein Jahr im Voraus.',
  otherHourForSome: 'Uhren umgestellt: für einige im Kreis eine andere Stunde',
  planned: { one: 'Geplant.', other: 'Geplant: {count} Treffen. Alle bekommen eine Mail.' },
};
