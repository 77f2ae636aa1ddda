import type { Translation } from '../../text.ts';
import type { text } from '../../../app/permission.text.ts';

export const permission: Translation<typeof text> = {
  title: 'Tus permisos',
  programHint: 'Sin él no puedes participar: retirarlo es dejar el programa.',
  directoryHint: 'Si está apagado, nadie nuevo te encuentra. Quienes trabajan contigo te siguen viendo.',
  since: 'Desde el {date}',
  shown: 'Tu perfil está en el directorio.',
  hidden: 'Tu perfil ya no está en el directorio.',
  leave: 'Dejar este programa',
  leaveTitle: '¿Dejar {program}?',
  leaveMatches: 'Tus mentorías terminan. Los próximos encuentros se cancelan y avisamos a las personas con quienes te reúnes.',
  leaveRequests: 'Las solicitudes que esperan respuesta se cierran.',
  leaveGoals: 'Nadie ve ya los objetivos que compartiste con tu pareja de mentoría.',
  leaveBack: 'No se borra nada. Si quieres volver más adelante, te unes de nuevo.',
  stay: 'Quedarme',
  leaveDo: 'Dejar el programa',
  saidLeft: 'Has dejado el programa.',
};
