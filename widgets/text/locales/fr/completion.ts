import type { Translation } from '../../text.ts';
import type { text } from '../../../grades/completion.text.ts';

export const completion: Translation<typeof text> = {
  meetingsHeld: { one: '{count} rendez-vous tenu', many: '{count} rendez-vous tenus', other: '{count} rendez-vous tenus' },
  goalSet: 'Un objectif fixé',
  goalReached: 'Un objectif atteint',
  of: '{done} sur {total}',
  nextMeeting: 'Ensuite : {day}, {time} ton heure',
  noMeeting: 'Pas encore de rendez-vous pris.',
  goalHint: 'Il compte dès que tu le partages avec ton mentor.',
  achievedHint: 'Compte un objectif que tu partages avec ton mentor.',
  waiting: '{points} points sur {most} sont en route vers le carnet de notes.',
  sent: 'Dans le carnet de notes : {points} points sur {most}.',
  stopped: 'Cela n’a pas encore pu être écrit dans le carnet de notes. La coordination de ton programme voit pourquoi.',
  byHand: 'Ton enseignant a mis sa propre note. Elle reste.',
  forStudents: 'Compte pour les étudiants dans le carnet de notes',
  partly: 'Une partie des points en chemin.',
  allAtOnce: 'Tous les points une fois atteint.',
  whoSees: 'Les enseignants voient qui y est arrivé, pas ce qui a été dit ou écrit.',
  loading: 'Chargement de la progression',
};
