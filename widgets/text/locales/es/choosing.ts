import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/choosing.text.ts';

export const choosing: Translation<typeof text> = {
  yourChoices: 'Tu selección',
  inOrder: 'Preguntamos a una persona tras otra, en este orden. Si una no puede, se pregunta sola a la siguiente.',
  pickAnother: 'Elige a otra persona',
  write: 'Escribir tu mensaje',
  seeRequest: 'Ver tu solicitud',
  choose: 'Elegir a {name} como número {place}',
  replaceTitle: 'Tu selección está completa. ¿Reemplazar a alguien?',
  replace: 'Reemplazar a {name}',
  fit: 'Afinidad {fit}',
  askedNow: 'Ya se le preguntó',
  earlier: 'Preguntar antes a {name}',
  later: 'Preguntar después a {name}',
  remove: 'No preguntar a {name}',
  saidChosen: '{name} es tu elección {place} de {most}.',
  saidMoved: '{name} pasó al lugar {place} de {most}.',
  saidRemoved: '{name} ya no está en tu selección.',
  others: 'Otras personas con plaza libre',
};
