import type { Words } from './en.ts';

export const es: Words = {
  hello: 'Hola, {receiver}:',
  why: 'Recibes este correo porque participas en {program}. Solo escribimos cuando algo cambia para ti.',
  open: 'Para responder, abre Mentoring desde tu curso o la página del portal.',
  yourTime: 'tu hora, {zone}',
  theirTime: 'hora de {other}, {zone}',
  goal: 'Objetivo',
  message: 'Mensaje',
  reason: 'Motivo',
  join: 'Sala de vídeo',

  'request-received.subject': '{other} te pide mentoría',
  'request-received.lead': '{other} quiere que le acompañes como mentor o mentora.',
  'request-received.next': 'Puedes responder sí o no hasta el {until}. Un no no necesita motivo.',
  'request-accepted.subject': '{other} ha dicho que sí',
  'request-accepted.lead': '{other} te acompaña desde hoy.',
  'request-accepted.next': 'Ahora: elige una hora para vuestro primer encuentro.',
  'request-declined.subject': '{other} no puede ahora mismo',
  'request-declined.lead': '{other} no puede ahora mismo. No dice nada de ti.',
  'request-declined.next': 'Ahora: elige a otra persona. Lo que escribiste sigue ahí.',
  'meeting-booked.subject': 'Encuentro con {other}: {date}',
  'meeting-booked.lead': 'Tu encuentro con {other} está reservado.',
  'meeting-booked.next': 'Las dos horas ya cuentan con cualquier cambio de hora hasta entonces.',
  'meeting-cancelled.subject': 'Cancelado: encuentro con {other} el {date}',
  'meeting-cancelled.lead': '{other} ha cancelado vuestro encuentro.',
  'meeting-cancelled.next': 'La hora vuelve a estar libre. Elige otra cuando te venga bien.',
};
