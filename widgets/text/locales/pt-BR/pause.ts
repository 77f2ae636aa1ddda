import type { Translation } from '../../text.ts';
import type { text } from '../../../app/pause.text.ts';

export const pause: Translation<typeof text> = {
  take: 'Fazer uma pausa',
  takeWith: 'Fazer uma pausa com {name}',
  title: 'Fazer uma pausa com {name}?',
  words: 'Os encontros marcados são cancelados, e {name} recebe um aviso de cada um. Vocês mantêm o lugar um com o outro, e qualquer um pode retomar quando quiser.',
  keep: 'Continuar',
  rests: '**Vocês estão em pausa.** Nenhum encontro pode ser marcado até alguém retomar. As metas e tudo o que foi escrito ficam.',
  goOn: 'Retomar',
  goOnWith: 'Retomar com {name}',
  saidTaken: 'Você faz uma pausa com {name}. Nada se perde.',
  saidOn: 'Você retoma com {name}. Já dá para marcar um encontro.',
  movedOn: '**Isto mudou nesse meio-tempo.** Agora está assim.',
};
