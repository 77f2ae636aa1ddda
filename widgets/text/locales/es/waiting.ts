import type { Translation } from '../../text.ts';
import type { text } from '../../../waiting/waiting.text.ts';

export const waiting: Translation<typeof text> = {
  title: 'En espera de una plaza',
  full: '{name} no tiene plazas libres por ahora. Puedes esperar una: cuando te toque, se guarda unos días para ti.',
  roleFull: 'Todas las plazas están ocupadas por ahora. Puedes esperar una: cuando te toque, se guarda unos días para ti.',
  join: 'Entrar en la lista de espera',
  joined: 'Estás en la lista de espera.',
  position: 'Tienes el número {number} en la lista de espera de {name}.',
  positionRole: 'Tienes el número {number} en la lista de espera del programa.',
  leave: 'Dejar de esperar',
  left: 'Ya no estás en la lista de espera.',
  offered: '**Hay una plaza con {name} reservada para ti hasta el {day}, {time}.** Envía antes tu solicitud; {name} todavía dirá sí o no.',
  offeredRole: '**Hay una plaza en el programa reservada para ti hasta el {day}, {time}.** Únete antes.',
  take: 'Enviar tu solicitud',
  letPass: 'Dejarla pasar',
  passed: 'La plaza pasa a la siguiente persona.',
  taken: 'Tu plaza con {name} se guarda hasta que se responda tu solicitud.',
  someoneThere: '**Hay una plaza libre.** No tienes que esperar.',
  tooMany: '**Ya esperas todas las plazas posibles.** Renuncia antes a una.',
};
