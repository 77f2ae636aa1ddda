import type { Translation } from '../../text.ts';
import type { text } from '../../../app/ending.text.ts';

export const ending: Translation<typeof text> = {
  end: 'Encerrar a mentoria',
  endWith: 'Encerrar a mentoria com {name}',
  title: 'Encerrar a mentoria com {name}?',
  words: '{name} fica sabendo que terminou, e não por quê. Os encontros marcados são cancelados, e vocês dois voltam a ter o lugar livre. As metas e tudo o que foi escrito ficam.',
  notAgain: 'Não de novo com esta pessoa',
  notAgainHint: 'Vocês não serão mais reunidos aqui. Isso é só seu: {name} não fica sabendo e vê apenas que uma regra do programa mantém vocês separados.',
  keep: 'Não encerrar',
  said: 'Sua mentoria com {name} terminou.',
  ended: '**Sua mentoria com {name} terminou.** Seu lugar está livre de novo.',
  findAnother: 'Encontrar outra pessoa mentora',
  away: '**{name} não participa por enquanto.** A mentoria espera e continua sozinha quando {name} voltar. Você não precisa esperar: encerre-a abaixo, e seu lugar fica livre de novo.',
  awayWaits: '**{name} não participa por enquanto.** A mentoria espera e continua sozinha quando {name} voltar.',
  movedOn: 'Isto mudou nesse meio-tempo. Agora está assim.',
};
