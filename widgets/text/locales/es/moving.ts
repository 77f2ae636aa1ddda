import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/moving.text.ts';

export const moving: Translation<typeof text> = {
  title: 'Mover la reunión con {name}',
  now: 'Su hora actual',
  moveHere: 'Mover a esta hora',
  seeAll: 'Ver todas las nuevas horas',
  back: 'Ir a la reunión',
  fixed: '**Esta reunión ya no se puede mover.**',
  movedMeanwhile: '**Mientras tanto se ha movido.** Aquí está su hora actual. Elige otra si aún no te va bien.',
  monthFull: '**En ese mes no quedan sesiones sueltas.** Elige una hora de otro mes.',
};
