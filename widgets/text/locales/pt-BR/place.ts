import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/place/place.text.ts';

export const place: Translation<typeof text> = {
  roomIs: 'Sala de vídeo: {address}',
  noRoom: 'Sem sala de vídeo',
  change: 'Mudar a sala',
  changeWith: 'Mudar a sala do encontro com {name}, {day}',
  ask: 'Outra sala de vídeo?',
  note: 'O horário continua. {name} recebe o novo endereço por e-mail, e ele vai para as duas agendas.',
  address: 'Endereço da sala',
  hint: 'Escreva {room} no lugar do nome, e este encontro terá uma sala própria. Deixe vazio se não precisar de nenhuma.',
  fault: 'Use um endereço que comece com https://',
  usual: 'Usar a sala dos encontros novos',
  keep: 'Manter a sala',
  send: 'Mudar',
  changed: 'Mudada. {name} recebe um aviso.',
  changedMeanwhile: '**A sala foi mudada nesse meio-tempo.** Agora é {address}. Mude de novo ou mantenha.',
  goneMeanwhile: '**A sala foi retirada nesse meio-tempo.** Escreva uma de novo ou deixe assim.',
  programRoom: 'Se ficar vazio, o encontro é na sala do programa: {address}.',
  elsewhere: { one: '{count} encontro marcado tem outra sala que os novos.', many: '{count} encontros marcados têm outra sala que os novos.', other: '{count} encontros marcados têm outra sala que os novos.' },
  useThere: 'Usar a nova ali também',
  usedThere: 'Mudada. Quem encontra você ali recebe um aviso.',
};
