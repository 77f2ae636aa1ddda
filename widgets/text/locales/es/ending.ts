import type { Translation } from '../../text.ts';
import type { text } from '../../../app/ending.text.ts';

export const ending: Translation<typeof text> = {
  end: 'Terminar la mentoría',
  endWith: 'Terminar la mentoría con {name}',
  title: '¿Terminar la mentoría con {name}?',
  words: '{name} sabrá que ha terminado, y no por qué. Se cancelan las reuniones previstas y los dos volvéis a tener vuestro lugar libre. Los objetivos y todo lo escrito se conservan.',
  notAgain: 'No otra vez con esta persona',
  notAgainHint: 'Aquí no se os volverá a asignar juntos. Es solo cosa tuya: {name} no se entera y solo ve que una regla del programa os mantiene separados.',
  keep: 'No terminar',
  said: 'Tu mentoría con {name} ha terminado.',
  ended: '**Tu mentoría con {name} ha terminado.** Tu lugar vuelve a estar libre.',
  findAnother: 'Buscar otra mentora u otro mentor',
  away: '**{name} no participa por ahora.** Vuestra mentoría espera y sigue por sí sola cuando vuelva. No hace falta que esperes: termínala más abajo y tu lugar vuelve a estar libre.',
  awayWaits: '**{name} no participa por ahora.** Vuestra mentoría espera y sigue por sí sola cuando vuelva.',
  movedOn: 'Esto ha cambiado entretanto. Así está ahora.',
};
