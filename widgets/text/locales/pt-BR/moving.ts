import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/moving.text.ts';

export const moving: Translation<typeof text> = {
  title: 'Mudar o encontro com {name}',
  now: 'Horário atual',
  moveHere: 'Mudar para este horário',
  seeAll: 'Ver todos os novos horários',
  back: 'Ir para o encontro',
  fixed: '**Este encontro não pode mais ser mudado.**',
  movedMeanwhile: '**Ele foi mudado enquanto isso.** O horário atual está aqui. Escolha de novo se ainda não servir.',
  monthFull: '**Nesse mês não há mais sessão avulsa.** Escolha um horário em outro mês.',
};
