import type { Words } from './words.ts';

const freshStart = {
  title: 'Este enlace necesita empezar de nuevo',
  text: 'Las páginas del curso sirven una vez y durante unos minutos. Vuelve y abre «Mentoría» otra vez; nada de lo que escribiste se ha perdido.',
};
const waiting = {
  title: 'Ya casi está: falta la aprobación',
  text: 'Tu plataforma de cursos está registrada aquí. Quienes gestionan Mentoría aún tienen que aprobarla; después, esta página se abre desde el curso.',
};

export const es: Words = {
  product: 'Mentoría',
  loading: 'Cargando Mentoría',
  withoutScript: 'Esta página necesita JavaScript. Permítelo para este sitio y abre Mentoría otra vez.',
  back: 'Volver al curso',
  codeHint: '¿Sigues aquí tras un segundo intento? Da este código a tu docente o al equipo técnico; no identifica a nadie:',
  copy: 'Copiar el código',
  copied: 'Copiado',
  detail: 'Detalle para el equipo técnico',
  mendedBy: {
    administrator: 'Quien administra la plataforma de cursos puede arreglarlo.',
    owner: 'Quienes gestionan Mentoría pueden arreglarlo.',
  },
  refusals: {
    'unknown-platform': { title: 'Esta plataforma de cursos aún no está conectada', text: 'Mentoría no conoce el sitio del que vienes, así que no puede dejarte entrar.' },
    'unknown-deployment': waiting,
    'platform-pending': waiting,
    'platform-suspended': { title: 'Mentoría está desactivada aquí', text: 'La conexión con tu plataforma de cursos está en pausa. Todo lo que contiene se conserva.' },
    'platform-error': { title: 'La plataforma de cursos se detuvo por el camino', text: 'No ha podido iniciar tu sesión. Vuelve, inicia sesión allí de nuevo y abre «Mentoría» otra vez.' },
    'platform-unreachable': { title: 'La plataforma de cursos no responde', text: 'No hemos podido comprobar quién eres porque ahora cuesta llegar a tu plataforma de cursos. Inténtalo dentro de un minuto.' },
    'launch-expired': freshStart,
    'launch-replayed': freshStart,
    'launch-invalid': { title: 'No hemos podido comprobar de dónde vienes', text: 'Lo que envió tu plataforma de cursos no encaja, así que no ha entrado nadie. Abre «Mentoría» otra vez desde el curso.' },
    'cookies-blocked': { title: 'Abre esto otra vez desde tu curso', text: 'Tu navegador no deja que esta página te recuerde dentro del curso. Abre «Mentoría» otra vez; si vuelve esta página, ábrela en una ventana nueva (botón derecho o menú del enlace) o permite las cookies de este sitio.' },
    'no-subject': { title: 'La plataforma de cursos no dice quién eres', text: 'Ha abierto Mentoría sin identificador de usuario. Quien la administra tiene que permitirlo; no hacen falta nombre ni correo.' },
    'no-context': { title: 'Ábrelo dentro de un curso', text: 'Mentoría pertenece a un curso y la has abierto fuera de uno.' },
    'course-not-linked': { title: 'Este curso aún no tiene mentoría', text: 'Tu docente puede enlazarlo: abre «Mentoría» aquí una vez y elige un programa.' },
    'person-suspended': { title: 'Ahora no puedes usar Mentoría', text: 'Tu acceso está en pausa. La coordinación de tu programa puede decirte más.' },
    'open-again': { title: 'Abre esto otra vez desde tu curso', text: 'Has estado fuera un rato. Lo que escribiste se conserva.' },
    'open-from-course': { title: 'Ábrelo desde tu curso', text: 'Esta dirección es para tu plataforma de cursos. Ve al curso y elige allí «Mentoría».' },
    'too-many': { title: 'Un momento', text: 'Muchísimas personas están abriendo esto a la vez. Inténtalo dentro de un minuto.' },
    'unavailable': { title: 'Ahora mismo no estamos listos', text: 'No se ha perdido nada. Inténtalo dentro de un minuto.' },
    'internal': { title: 'Algo ha fallado por nuestra parte', text: 'Nada de lo que escribiste se ha perdido. Abre «Mentoría» otra vez.' },
    'invitation-unknown': { title: 'Esta invitación no está abierta', text: 'Se ha usado, ha caducado o la dirección no está completa. Pide otra a quienes gestionan Mentoría.' },
    'registration-failed': { title: 'La conexión no ha funcionado', text: 'Aquí no ha cambiado nada y la invitación sigue abierta: empieza de nuevo en tu plataforma de cursos.' },
  },
  steps: { label: 'En qué punto está', registered: 'Registrada', approval: 'Aprobación', open: 'Abrir desde un curso' },
  register: {
    how: { title: 'Una dirección para tu plataforma de cursos', text: 'Pega la dirección de esta página en el registro de una herramienta externa (en Moodle: Administración del sitio, Extensiones, Herramienta externa, Gestionar herramientas). La plataforma la abre por sí misma.' },
    ask: { title: '¿Conectar {platform} con Mentoría?', text: 'Ambos lados intercambian sus direcciones y claves públicas. Puedes deshacerlo en la plataforma de cursos en cualquier momento.' },
    asksFor: 'Mentoría pide: identificador de usuario, nombre, correo, idioma y curso. También funciona sin nombre ni correo.',
    connect: 'Conectar',
    approved: { title: '{platform} está conectada', text: 'Activa la herramienta en la plataforma de cursos y abre «Mentoría» en un curso.' },
    waiting: { title: '{platform} está registrada', text: 'Activa la herramienta en la plataforma de cursos. Después la aprueban quienes gestionan Mentoría; hasta entonces, los cursos muestran una página que lo dice.' },
    close: 'Volver a {platform}',
    closes: 'Esta página se cierra sola.',
  },
};
