import type { Translation } from '../../text.ts';
import type { text } from '../../../app/permission.text.ts';

export const permission: Translation<typeof text> = {
  title: 'Deine Zustimmungen',
  programHint: 'Ohne sie kannst du nicht dabei sein: Wer sie zurücknimmt, geht.',
  directoryHint: 'Ist es aus, findet dich niemand Neues. Die Menschen, mit denen du arbeitest, sehen dich weiter.',
  since: 'Seit {date}',
  shown: 'Dein Profil steht im Verzeichnis.',
  hidden: 'Dein Profil steht nicht mehr im Verzeichnis.',
  leave: 'Dieses Programm verlassen',
  leaveTitle: '{program} verlassen?',
  leaveMatches: 'Dein Mentoring endet. Kommende Treffen werden abgesagt, und die Menschen, die du triffst, erfahren es.',
  leaveRequests: 'Anfragen, die auf eine Antwort warten, werden geschlossen.',
  leaveGoals: 'Ziele, die du mit deinem Gegenüber geteilt hast, sieht dann niemand mehr.',
  leaveBack: 'Nichts wird gelöscht. Willst du später zurückkommen, trittst du neu bei.',
  stay: 'Bleiben',
  leaveDo: 'Programm verlassen',
  saidLeft: 'Du hast das Programm verlassen.',
};
