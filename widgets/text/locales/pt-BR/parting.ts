import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/parting.text.ts';

export const parting: Translation<typeof text> = {
  'state.proposed': 'Proposta',
  'state.active': 'Ativa',
  'state.paused': 'Em pausa',
  'state.closing': 'Em despedida',
  'state.completed': 'Concluída',
  'state.ended': 'Encerrada',
  pair: '{mentee} e {mentor}',
  end: 'Encerrar',
  endWhom: 'Encerrar: {pair}',
  title: 'Encerrar a mentoria de {pair}?',
  words: 'As duas pessoas ficam sabendo que terminou, e não por quê. Os encontros marcados são cancelados, e ambas voltam a ter seu lugar livre. As metas e tudo o que foi escrito ficam.',
  wordsUntold: 'Ninguém é avisado: nenhuma mensagem sobre este par saiu ainda. Os encontros marcados são cancelados, e ambas as pessoas voltam a ter seu lugar livre. As metas e tudo o que foi escrito ficam.',
  reason: 'Por que termina',
  reasonHint: 'Só a coordenação lê.',
  keep: 'Manter',
  endMatch: 'Encerrar a mentoria',
  said: 'A mentoria de {pair} terminou.',
  movedOn: 'Isto mudou enquanto isso. Agora está assim.',
  endedBy: 'por {name}, {when}',
};
