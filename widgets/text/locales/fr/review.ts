import type { Translation } from '../../text.ts';
import type { text } from '../../../reviews/review.text.ts';

export const review: Translation<typeof text> = {
  lead: 'Tu viens du carnet de notes. Tu vois ce qui y compte, quand il y a eu des rendez-vous, et les objectifs partagés avec la coordination.',
  leadTeacher: 'Tu viens du carnet de notes. Tu vois ce qui y compte. Les rendez-vous et les objectifs partagés sont pour qui coordonne le programme.',
  counts: 'Ce qui compte',
  countsNothing: 'Cette colonne ne compte rien de Mentorat.',
  partners: 'Travaille avec {names}',
  noPartner: 'N’a pas de binôme de mentorat en ce moment.',
  meetings: 'Rendez-vous',
  noMeetings: 'Pas encore de rendez-vous',
  noMeetingsWords: 'Ce qui a été pris et ce qui en est advenu s’affiche ici.',
  meetingWith: '{day}, de {from} à {to}, avec {name}',
  proposed: 'proposé',
  confirmed: 'pris',
  held: 'tenu',
  missed: 'n’a pas eu lieu',
  cancelled: 'annulé',
  goals: 'Objectifs partagés',
  noGoals: 'Aucun objectif n’est partagé',
  noGoalsWords: 'Ce que chacun garde pour soi, ou entre les deux, n’est ni montré ni compté ici.',
  waiting: '{points} points sur {most} sont en route vers le carnet de notes.',
  sent: 'Dans le carnet de notes : {points} points sur {most}.',
  stopped: 'Cela n’a pas encore pu être écrit dans le carnet de notes.',
  byHand: 'Une note a été mise à la main. Elle reste.',
  loading: 'Chargement du travail',
  loaded: 'Le travail de {name}',
};
