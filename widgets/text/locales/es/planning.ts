import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/planning/planning.text.ts';

export const planning: Translation<typeof text> = {
  title: '¿Cuándo se reúne el círculo?',
  lead: 'Estas son tus horas libres. Todos reciben una invitación; quien tenga otra cosa recibe un aviso y no impide la reunión.',
  busy: { one: '{count} con otra cosa', other: '{count} con otra cosa' },
  clocks: '**En {place} cambia la hora el {day}.** Desde entonces la misma hora tuya es otra para algunas personas del círculo. Las horas de abajo son correctas para cada día.',
  plan: 'Planear esta reunión',
  nobody: '**No hay nadie en el círculo que pueda venir.** Espera a que alguien se una.',
  over: '**Este círculo ya no planea reuniones.**',
  said: 'Planeada: {day}, {time}. Todos reciben la invitación.',
  propose: 'Proponer horas',
  proposeWords: '¿Ninguna le viene bien a todo el mundo? Propón hasta tres, también fuera de tus horas: cada miembro dice cuáles le vienen bien y tú reservas una.',
};
