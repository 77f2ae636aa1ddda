import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/series-move.text.ts';

export const shifting: Translation<typeof text> = {
  title: 'Alle neuen Zeiten',
  before: 'Bisher: {day}, {time}',
  stays: 'Bleibt, wo es ist',
  move: { one: '{count} Treffen verschieben', other: '{count} Treffen verschieben' },
  shown: { one: '{count} Treffen wird verschoben; es bleiben: {staying}', other: '{count} Treffen werden verschoben; es bleiben: {staying}' },
  changed: '**Inzwischen hat sich etwas geändert.** Nichts wurde verschoben; sieh dir die Zeiten noch einmal an.',
};
