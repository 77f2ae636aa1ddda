import type { Translation } from '../../text.ts';
import type { text } from '../../../app/openings.text.ts';

export const openings: Translation<typeof text> = {
  notYetTitle: 'Aún no se puede entrar en {program}',
  opens: 'Se abre el {day} a las {time}, tu hora. Esta página se abrirá entonces.',
  overTitle: 'El plazo para entrar en {program} terminó',
  over: 'El plazo se cerró el {day} a las {time}, tu hora.',
  fullTitle: 'Todas las plazas de {program} están ocupadas',
  full: 'Puedes esperar una plaza. Se guarda tu turno y te escribimos.',
  until: 'Puedes unirte hasta el {day}, {time}, tu hora.',
  menteesFull: 'Todas las plazas para quienes buscan mentoría están ocupadas. Puedes esperar una: cuando te toque, se guarda unos días para ti.',
  mentorsFull: 'Todas las plazas para ofrecer mentoría están ocupadas. Puedes esperar una: cuando te toque, se guarda unos días para ti.',
  menteesLater: 'Puedes esperar: cuando el programa vuelva a admitir a quienes buscan mentoría y te toque, se guarda una plaza unos días para ti.',
  mentorsLater: 'Puedes esperar: cuando el programa vuelva a admitir a quienes ofrecen mentoría y te toque, se guarda una plaza unos días para ti.',
};
