import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/parting.text.ts';

export const parting: Translation<typeof text> = {
  'state.proposed': 'Propuesta',
  'state.active': 'Activa',
  'state.paused': 'En pausa',
  'state.closing': 'Despidiéndose',
  'state.completed': 'Completada',
  'state.ended': 'Terminada',
  pair: '{mentee} y {mentor}',
  end: 'Terminar',
  endWhom: 'Terminar: {pair}',
  title: '¿Terminar la mentoría de {pair}?',
  words: 'Las dos personas saben que ha terminado, y no por qué. Se cancelan los encuentros previstos y ambas vuelven a tener su lugar libre. Las metas y todo lo escrito se conservan.',
  wordsUntold: 'No se avisa a nadie: aún no ha salido ningún mensaje sobre esta pareja. Se cancelan los encuentros previstos y ambas personas vuelven a tener su lugar libre. Las metas y todo lo escrito se conservan.',
  reason: 'Por qué termina',
  reasonHint: 'Solo lo lee la coordinación.',
  keep: 'No terminar',
  endMatch: 'Terminar la mentoría',
  said: 'La mentoría de {pair} ha terminado.',
  movedOn: 'Esto ha cambiado mientras tanto. Así está ahora.',
  endedBy: 'por {name}, {when}',
};
