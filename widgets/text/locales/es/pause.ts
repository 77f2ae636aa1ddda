import type { Translation } from '../../text.ts';
import type { text } from '../../../app/pause.text.ts';

export const pause: Translation<typeof text> = {
  take: 'Hacer una pausa',
  takeWith: 'Hacer una pausa con {name}',
  title: '¿Hacer una pausa con {name}?',
  words: 'Se cancelan las reuniones previstas y {name} recibe un aviso de cada una. Conserváis vuestro lugar, y cualquiera puede continuar cuando quiera.',
  keep: 'Seguir',
  rests: '**Estáis en pausa.** No se pueden reservar reuniones hasta que alguien continúe. Los objetivos y todo lo escrito se conservan.',
  goOn: 'Continuar',
  goOnWith: 'Continuar con {name}',
  saidTaken: 'Haces una pausa con {name}. No se pierde nada.',
  saidOn: 'Continúas con {name}. Ya se puede reservar una reunión.',
  movedOn: '**Esto ha cambiado entretanto.** Así está ahora.',
};
