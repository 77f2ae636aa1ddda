import type { EntryWords } from './en.ts';

export const es: EntryWords = {
  ask: {
    title: 'Te damos la bienvenida a {program}',
    text: 'Nada empieza antes de que pulses el botón, y nada se guarda de ti antes de que digas que sí.',
    named: 'Entras como {name}. Nada empieza antes de que pulses el botón, y nada se guarda de ti antes de que digas que sí.',
    button: 'Abrir Mentoría',
    once: 'Este enlace es solo para ti y funciona una vez. Cada correo nuestro te trae uno nuevo.',
  },
  again: {
    address: 'La dirección invitada',
    send: 'Enviarme un enlace nuevo',
    ask: { title: 'Consigue un enlace nuevo', text: 'Los enlaces funcionan una vez. Dinos qué dirección fue invitada y llegará uno nuevo por correo.' },
    unknown: { title: 'Este enlace no lleva a ninguna parte', text: 'Quizá se perdió una parte por el camino. Copia la dirección completa de tu correo, o haz que se envíe un enlace nuevo a la dirección invitada.' },
    ended: { title: 'Ábrelo con un enlace nuevo', text: 'Esta página no se puede volver a cargar: ha pasado demasiado tiempo o abriste otro enlace después. Lo que guardaste sigue ahí. Dinos qué dirección fue invitada y llegará un enlace nuevo por correo.' },
    asked: { title: 'Mira tu correo', text: 'Si esta dirección fue invitada, un enlace nuevo va de camino. Puede tardar unos minutos. ¿No llega nada? Pregunta a quien te invitó o mira en la carpeta de correo no deseado.' },
    tooOften: { title: 'Espera un momento', text: 'Se han pedido demasiados enlaces desde aquí. Inténtalo de nuevo dentro de un minuto.' },
  },
  standings: {
    'used': { title: 'Este enlace ya se usó', text: 'Los enlaces funcionan una vez, para que nadie entre con un correo antiguo. Te enviamos uno nuevo a la misma dirección.' },
    'expired': { title: 'Este enlace ha caducado', text: 'Te enviamos uno nuevo a la misma dirección.' },
    'withdrawn': { title: 'Esta invitación se retiró', text: 'Quien te invitó puede decirte más y volver a invitarte.' },
    'not-welcome': { title: 'No puedes entrar aquí', text: 'Quien se ocupa de {program} puede decirte más.' },
    'program-archived': { title: '{program} está cerrado', text: 'Ha llegado a su fin y nada nuevo empieza en él.' },
  },
};
