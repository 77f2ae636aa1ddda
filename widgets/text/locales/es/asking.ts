import type { Translation } from '../../text.ts';
import type { text } from '../../../request-rules/request-rules.text.ts';

export const asking: Translation<typeof text> = {
  title: 'Cómo van las solicitudes',
  lead: 'Vale desde ahora. Las solicitudes y mentorías que ya empezaron conservan sus plazos.',
  back: 'Volver al programa',
  loading: 'Leyendo cómo van las solicitudes',
  closed: 'Este programa está cerrado definitivamente. Puedes leer cómo iban las solicitudes.',
  choices: 'A cuántas personas puede nombrar una solicitud',
  choicesHint: 'Se les pregunta una tras otra, en el orden de quien solicita.',
  expiryDays: 'Días para responder',
  expiryHint: 'Después se pregunta a la siguiente persona, o la solicitud termina con amabilidad. De 1 a 90.',
  expiryWrong: 'Escribe un número de días de 1 a 90.',
  reminderDays: 'Recordatorios, en días tras la solicitud',
  reminderHint: 'Por ejemplo 3, 7. Vacío: ninguno.',
  reminderWrong: 'Escribe hasta cinco números, cada uno menor que los días para responder.',
  meetFirst: 'Primero se conocen, luego ambas partes confirman',
  meetFirstHint: 'Un sí empieza una mentoría de prueba; la plaza se guarda mientras tanto. Sin el sí de ambas partes termina con amabilidad.',
  confirmDays: 'Días para confirmar',
  confirmWrong: 'Escribe un número de días de 1 a 90.',
  save: 'Guardar',
  saved: 'Guardado. Las nuevas solicitudes siguen estas reglas.',
  changedMeanwhile: '**El programa se cerró mientras tanto.** Lo que cambiaste ya no se puede guardar.',
};
