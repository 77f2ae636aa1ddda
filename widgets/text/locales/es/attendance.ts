import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meetings/attendance.text.ts';

export const attendance: Translation<typeof text> = {
  title: '¿Quién vino el {day}?',
  words: 'Quita la marca a quien no vino. La reunión cuenta para las demás personas. Cada una solo ve lo suyo y durante un tiempo puede decir que fue de otra manera.',
  contested: '{name}: dice que estuvo',
  nobody: 'No vino nadie: entonces cuenta como no celebrada.',
  notNow: 'Ahora no',
  save: 'Guardar',
};
