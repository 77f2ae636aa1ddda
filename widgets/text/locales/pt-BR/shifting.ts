import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/series-move.text.ts';

export const shifting: Translation<typeof text> = {
  title: 'Todos os novos horários',
  before: 'Antes: {day}, {time}',
  stays: 'Fica onde está',
  move: { one: 'Mudar {count} encontro', many: 'Mudar {count} encontros', other: 'Mudar {count} encontros' },
  shown: { one: '{count} encontro muda; ficam: {staying}', many: '{count} encontros mudam; ficam: {staying}', other: '{count} encontros mudam; ficam: {staying}' },
  changed: '**Algo mudou enquanto isso.** Nada foi mudado; veja os horários de novo.',
};
