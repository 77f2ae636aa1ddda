import type { Translation } from '../../text.ts';
import type { text } from '../../../flash/flash.text.ts';

export const flash: Translation<typeof text> = {
  perMonth: 'Sesiones únicas al mes',
  perMonthHint: 'Quien busca mentoría puede reservar una con una pregunta. No ocupa ninguna plaza.',
  none: 'Ninguna',
  count: { one: '{count} sesión', many: '{count} sesiones', other: '{count} sesiones' },
  length: 'Duración de una sesión única',
  title: 'Sesión única',
  offers: '{name} ofrece sesiones sueltas de {length}: un tema, una pregunta, sin compromiso.',
  book: 'Reservar una sesión única',
  topic: 'Tema',
  question: 'Tu pregunta',
  questionHint: 'Una pregunta en la que {name} pueda pensar antes.',
  questionMissing: 'Escribe primero tu pregunta.',
  send: 'Reservar esta sesión',
  booked: '**Reservada.** {day}, {time} tu hora. {name} ve tu tema y tu pregunta.',
  saidBooked: 'Reservada. {name} recibe un aviso.',
  monthFull: '**Las sesiones de {name} de ese mes están todas reservadas.** Elige una hora de otro mes.',
  oneToCome: '**Ya tienes una sesión única pendiente con {name}.** Después podrás reservar otra.',
  notOffered: '**{name} ya no ofrece sesiones únicas.**',
  noneLeft: '**{name} no tiene ninguna sesión única que reservar en este momento.**',
  gone: 'Cancelada porque una de las dos personas ya no participa.',
  goOn: 'Seguir en adelante',
  askedOn: 'Tu solicitud está en camino.',
  wished: 'Dicho. La otra persona recibe un aviso.',
};
