import type { text } from '../../../workspace/circle.text.ts';
import type { Translation } from '../../text.ts';

export const together: Translation<typeof text> = {
  everyone: 'Tout le cercle {circle}',
  everyoneAndCoordinators: 'Tout le cercle {circle} et la coordination',
  shareWords: 'Tout le cercle la lit dès lors, y compris qui le rejoint plus tard. Tu peux arrêter le partage quand tu veux.',
  saidShared: 'Tout le cercle {circle} peut maintenant voir cette note.',
  saidSharedWithAll: 'Tout le cercle {circle} et la coordination peuvent maintenant voir cette note.',
  saidNotes: 'Ce que les autres partagent dans le cercle a changé.',
  onlyEach: 'Chaque personne voit ses propres tâches ; toi, tu les vois toutes.',
  withOne: 'avec {name}',
  saidTasks: 'Les tâches ont changé.',
  lead: 'Réponds si tu en as envie. Tu lis les réponses des autres quand la tienne est là.',
  noneLeft: 'Tu as déjà répondu à toutes celles-ci.',
  answered: { one: '{count} personne a répondu. Tu le liras quand tu auras répondu aussi.', many: '{count} personnes ont répondu. Tu le liras quand tu auras répondu aussi.', other: '{count} personnes ont répondu. Tu le liras quand tu auras répondu aussi.' },
  waiting: 'Les autres la liront quand ils auront répondu aussi.',
  told: { one: '{count} à laquelle toi et d’autres avez répondu', many: '{count} auxquelles toi et d’autres avez répondu', other: '{count} auxquelles toi et d’autres avez répondu' },
  movedOn: '**Quelqu’un d’autre a répondu entre-temps.** Les réponses sont ci-dessous ; elles restent comme elles ont été écrites.',
  saidBoth: 'Réponse enregistrée. Celles des autres sont ci-dessous.',
  saidAnswered: 'Quelqu’un d’autre a répondu à un brise-glace.',
};
