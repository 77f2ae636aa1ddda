import type { AnswerWords } from './en.ts';

export const es: AnswerWords = {
  ask: {
    accept: { title: '¿Decir que sí a {mentee}?', text: 'Acompañarás a {mentee} en {program}. Su objetivo será el primero, y elegiréis juntos una hora.', button: 'Decir que sí' },
    decline: { title: '¿Decir que no a {mentee}?', text: 'No hace falta motivo y nunca se cuenta. {mentee} recibe una nota amable y sabrá qué sigue.', button: 'Decir que no' },
  },
  elsewhere: 'El mensaje está en tu correo. También puedes responder en el programa: abre Mentoría desde tu curso o la página del portal.',
  reasons: {
    legend: '¿Quieres decir por qué?',
    none: 'Prefiero no decirlo',
    'no-time-now': 'Ahora mismo no tengo tiempo suficiente',
    'other-field': 'Otra persona conoce mejor este campo',
    'enough-mentees': 'Ya acompaño a todas las personas que puedo',
  },
  unknown: { title: 'Este enlace no lleva a ninguna parte', text: 'Quizá se perdió un trozo por el camino. Copia la dirección completa de tu correo, o abre Mentoría desde tu curso o la página del portal.' },
  standings: {
    'accepted': { title: 'Has dicho que sí a {mentee}', text: '{mentee} ya lo sabe. Ahora elegid una hora: abre Mentoría desde tu curso o la página del portal.' },
    'declined': { title: 'Has dicho que no a {mentee}', text: 'Está bien así. {mentee} tiene una nota amable y sabe qué sigue. No tienes que hacer nada más.' },
    'withdrawn': { title: '{mentee} ha retirado la solicitud', text: 'Ya no hace falta respuesta. Gracias por mirarla.' },
    'mentee-matched': { title: '{mentee} ya no necesita respuesta', text: '{mentee} ha encontrado a alguien mientras tanto, o ya no participa. Gracias por estar ahí.' },
    'too-late': { title: 'El plazo para responder ha terminado', text: '{mentee} ha recibido una nota amable y sabe qué sigue. No se te cuenta nada.' },
    'link-over': { title: 'Este enlace ya no vale', text: 'La solicitud todavía te espera. Abre Mentoría desde tu curso o la página del portal, o usa el correo más reciente.' },
    'you-are-full': { title: 'Todas tus plazas están ocupadas', text: 'Por eso no puede empezar ahora. En tu perfil puedes aumentar tus plazas y decir que sí allí.' },
    'not-possible': { title: 'Aquí no podéis formar pareja', text: 'En {program} hay reglas sobre quién trabaja con quién, y una de ellas os afecta a ti y a {mentee}. No cuenta en tu contra; puedes decir que no con el otro enlace y {mentee} sabrá qué viene después.' },
    'not-taking-part': { title: 'Tu participación como mentor o mentora no está activa', text: 'Por eso no se puede responder desde aquí. Abre Mentoría desde tu curso o la página del portal para ver cómo participas.' },
    'program-archived': { title: '{program} está cerrado', text: 'Ya no empieza nada nuevo. {mentee} no necesita respuesta.' },
  },
  stop: {
    ask: { title: '¿No quieres más correos de este tipo?', text: '{kind}, de {program}. Lo que necesitas para entrar y lo que protege a las personas sigue llegando.', button: 'Dejar de recibirlos' },
    stopped: { title: 'Estos correos ya no llegan', text: '{kind}, de {program}. En Mentoría sigues viendo todo. Allí, en tu perfil, eliges qué llega y cuándo.', button: 'Que vuelvan a llegar' },
    comes: { title: 'Estos correos vuelven a llegar', text: '{kind}, de {program}. En Mentoría, en tu perfil, eliges qué llega y cuándo.' },
    digest: 'Resúmenes',
    unknown: { title: 'Este enlace no lleva a ninguna parte', text: 'Quizá se cortó por el camino. En Mentoría, en tu perfil, eliges qué correos llegan y cuándo.' },
  },
};
