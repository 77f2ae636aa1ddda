import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/planning/planning.text.ts';

export const planning: Translation<typeof text> = {
  title: 'Quand le cercle se rencontre-t-il ?',
  lead: 'Voici tes heures libres. Tout le monde reçoit une invitation ; qui a autre chose en est informé et n’empêche pas la rencontre.',
  busy: { one: '{count} a autre chose', other: '{count} ont autre chose' },
  clocks: '**L’heure change à {place} le {day}.** À partir de là, la même heure chez toi en est une autre pour certains membres du cercle. Les heures ci-dessous sont justes pour chaque jour.',
  plan: 'Prévoir cette rencontre',
  nobody: '**Personne dans le cercle ne peut venir.** Attends que quelqu’un le rejoigne.',
  over: '**Ce cercle ne prévoit plus de rencontres.**',
  said: 'C’est prévu : {day}, {time}. Tout le monde a une invitation.',
  propose: 'Proposer plutôt des heures',
  proposeWords: 'Aucune ne convient à tout le monde ? Propose-en jusqu’à trois, même hors de tes heures : les membres disent lesquelles leur conviennent, et tu en réserves une.',
};
