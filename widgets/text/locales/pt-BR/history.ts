import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/history.text.ts';

export const history: Translation<typeof text> = {
  title: 'Todas as propostas',
  lead: 'Cada proposta é guardada com aquilo de que foi feita. Abra uma para ler, calcular de novo, continuar a partir dela ou publicar; ou compare com a que está na tela.',
  'state.running': 'Em andamento',
  'state.solved': 'Proposta',
  'state.impossible': 'Nenhum par possível',
  'state.failed': 'Interrompida',
  'state.cancelled': 'Cancelada',
  'state.published': 'Publicada',
  'state.undone': 'Desfeita',
  open: 'Abrir',
  openRun: 'Abrir: proposta de {when}, de {name}',
  compare: 'Comparar',
  compareRun: 'Comparar com a que está na tela: proposta de {when}, de {name}',
  shown: 'Na tela',
  more: 'Mostrar propostas mais antigas',
  earlier: '**Esta é a proposta de {when}, de {name}.** Há uma mais nova na lista abaixo.',
  newest: 'Para a mais nova',
  gone: '**Esta proposta não é mais guardada.**',
  saidMore: '{count} propostas na tela.',
};
