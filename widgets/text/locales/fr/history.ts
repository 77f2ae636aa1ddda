import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/history.text.ts';

export const history: Translation<typeof text> = {
  title: 'Toutes les propositions',
  lead: 'Chaque proposition est gardée avec ce dont elle a été faite. Ouvre-en une pour la lire, la recalculer, repartir d’elle ou la publier ; ou compare-la avec celle qui est affichée.',
  'state.running': 'En cours',
  'state.solved': 'Proposition',
  'state.impossible': 'Aucune paire possible',
  'state.failed': 'Interrompue',
  'state.cancelled': 'Abandonnée',
  'state.published': 'Publiée',
  'state.undone': 'Annulée',
  open: 'Ouvrir',
  openRun: 'Ouvrir : proposition du {when}, de {name}',
  compare: 'Comparer',
  compareRun: 'Comparer avec celle qui est affichée : proposition du {when}, de {name}',
  shown: 'Affichée',
  more: 'Afficher des propositions plus anciennes',
  earlier: '**Voici la proposition du {when}, de {name}.** Une plus récente est dans la liste ci-dessous.',
  newest: 'À la plus récente',
  gone: '**Cette proposition n’est plus gardée.**',
  saidMore: '{count} propositions affichées.',
};
