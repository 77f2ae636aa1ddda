import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/series-move.text.ts';

export const shifting: Translation<typeof text> = {
  title: 'Todas las nuevas horas',
  before: 'Antes: {day}, {time}',
  stays: 'Se queda donde está',
  move: { one: 'Mover {count} reunión', many: 'Mover {count} reuniones', other: 'Mover {count} reuniones' },
  shown: { one: '{count} reunión se mueve; se quedan: {staying}', many: '{count} reuniones se mueven; se quedan: {staying}', other: '{count} reuniones se mueven; se quedan: {staying}' },
  changed: '**Mientras tanto algo ha cambiado.** No se ha movido nada; mira las horas otra vez.',
};
