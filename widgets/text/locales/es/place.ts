import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/place/place.text.ts';

export const place: Translation<typeof text> = {
  roomIs: 'Sala de vídeo: {address}',
  noRoom: 'Sin sala de vídeo',
  change: 'Cambiar la sala',
  changeWith: 'Cambiar la sala de la reunión con {name}, {day}',
  ask: '¿Otra sala de vídeo?',
  note: 'La hora no cambia. {name} recibe la nueva dirección por correo, y entra en los dos calendarios.',
  address: 'Dirección de la sala',
  hint: 'Escribe {room} en lugar del nombre y esta reunión tendrá su propia sala. Déjalo vacío si no necesitas ninguna.',
  fault: 'Usa una dirección que empiece por https://',
  usual: 'Usar la sala de las reuniones nuevas',
  keep: 'Conservar la sala',
  send: 'Cambiarla',
  changed: 'Cambiada. {name} recibe un aviso.',
  changedMeanwhile: '**La sala se ha cambiado entretanto.** Ahora es {address}. Cámbiala otra vez o consérvala.',
  goneMeanwhile: '**La sala se ha quitado entretanto.** Escribe una otra vez o déjalo así.',
  programRoom: 'Si lo dejas vacío, la reunión es en la sala del programa: {address}.',
  elsewhere: { one: '{count} reunión reservada tiene otra sala que las nuevas.', many: '{count} reuniones reservadas tienen otra sala que las nuevas.', other: '{count} reuniones reservadas tienen otra sala que las nuevas.' },
  useThere: 'Usar la nueva también ahí',
  usedThere: 'Cambiada. Quienes se reúnen contigo ahí reciben un aviso.',
};
