import type { Translation } from '../../text.ts';
import type { text } from '../../../app/permission.text.ts';

export const permission: Translation<typeof text> = {
  title: 'Tes accords',
  programHint: 'Sans lui, tu ne peux pas participer : le retirer, c’est quitter le programme.',
  directoryHint: 'S’il est désactivé, personne de nouveau ne te trouve. Les personnes avec qui tu travailles te voient toujours.',
  since: 'Depuis le {date}',
  shown: 'Ton profil est dans l’annuaire.',
  hidden: 'Ton profil n’est plus dans l’annuaire.',
  leave: 'Quitter ce programme',
  leaveTitle: 'Quitter {program} ?',
  leaveMatches: 'Tes mentorats prennent fin. Les rencontres à venir sont annulées, et les personnes que tu rencontres sont prévenues.',
  leaveRequests: 'Les demandes en attente d’une réponse sont fermées.',
  leaveGoals: 'Plus personne ne voit les objectifs que tu partageais avec ton binôme.',
  leaveBack: 'Rien n’est supprimé. Si tu veux revenir plus tard, tu rejoins à nouveau le programme.',
  stay: 'Rester',
  leaveDo: 'Quitter le programme',
  saidLeft: 'Tu as quitté le programme.',
};
