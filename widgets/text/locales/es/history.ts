import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/history.text.ts';

export const history: Translation<typeof text> = {
  title: 'Todas las propuestas',
  lead: 'Cada propuesta se guarda con aquello de lo que se hizo. Abre una para leerla, calcularla de nuevo, seguir desde ella o publicarla; o compárala con la que se muestra.',
  'state.running': 'En curso',
  'state.solved': 'Propuesta',
  'state.impossible': 'Ninguna pareja posible',
  'state.failed': 'Interrumpida',
  'state.cancelled': 'Cancelada',
  'state.published': 'Publicada',
  'state.undone': 'Deshecha',
  open: 'Abrir',
  openRun: 'Abrir: propuesta del {when}, de {name}',
  compare: 'Comparar',
  compareRun: 'Comparar con la que se muestra: propuesta del {when}, de {name}',
  shown: 'Se muestra',
  more: 'Mostrar propuestas anteriores',
  earlier: '**Esta es la propuesta del {when}, de {name}.** Abajo en la lista hay una más nueva.',
  newest: 'Ir a la más nueva',
  gone: '**Esta propuesta ya no se guarda.**',
  saidMore: 'Se muestran {count} propuestas.',
};
