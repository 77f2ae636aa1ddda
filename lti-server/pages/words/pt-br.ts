import type { Words } from './words.ts';

const freshStart = {
  title: 'Este link precisa de um novo começo',
  text: 'As páginas do curso valem uma vez, por alguns minutos. Volte e abra “Mentoria” de novo; nada do que você escreveu se perdeu.',
};
const waiting = {
  title: 'Quase lá: falta a aprovação',
  text: 'Sua plataforma de cursos está registrada aqui. Quem cuida da Mentoria ainda precisa aprová-la; depois disso, esta página abre pelo curso.',
};

export const ptBR: Words = {
  product: 'Mentoria',
  loading: 'Carregando a Mentoria',
  withoutScript: 'Esta página precisa de JavaScript. Permita-o neste site e abra a Mentoria de novo.',
  back: 'Voltar ao curso',
  codeHint: 'Ainda aqui depois da segunda tentativa? Passe este código ao professor ou ao suporte; ele não identifica ninguém:',
  copy: 'Copiar o código',
  copied: 'Copiado',
  detail: 'Detalhe para o suporte',
  mendedBy: {
    administrator: 'A administração da plataforma de cursos pode resolver isso.',
    owner: 'Quem cuida da Mentoria pode resolver isso.',
  },
  refusals: {
    'unknown-platform': { title: 'Esta plataforma de cursos ainda não está conectada', text: 'A Mentoria não conhece o lugar de onde você vem, por isso não pode deixar você entrar.' },
    'unknown-deployment': waiting,
    'platform-pending': waiting,
    'platform-suspended': { title: 'A Mentoria está desligada aqui', text: 'A conexão com sua plataforma de cursos está em pausa. Tudo nela foi guardado.' },
    'platform-error': { title: 'A plataforma de cursos parou no caminho', text: 'Ela não conseguiu identificar você agora. Volte, entre lá de novo e abra “Mentoria” mais uma vez.' },
    'platform-unreachable': { title: 'A plataforma de cursos não responde', text: 'Não conseguimos verificar quem você é porque está difícil alcançar sua plataforma de cursos. Tente de novo em um minuto.' },
    'launch-expired': freshStart,
    'launch-replayed': freshStart,
    'launch-invalid': { title: 'Não conseguimos verificar de onde você vem', text: 'O que sua plataforma de cursos enviou não confere, por isso ninguém entrou. Abra “Mentoria” mais uma vez pelo curso.' },
    'cookies-blocked': { title: 'Abra isto de novo pelo seu curso', text: 'Seu navegador não deixa esta página se lembrar de você dentro do curso. Abra “Mentoria” de novo; se esta página voltar, abra em uma nova janela (botão direito ou menu do link) ou permita cookies deste site.' },
    'no-subject': { title: 'A plataforma de cursos não diz quem você é', text: 'Ela abriu a Mentoria sem um identificador de usuário. A administração precisa permitir isso; nome e e-mail não são necessários.' },
    'no-context': { title: 'Abra isto dentro de um curso', text: 'A Mentoria pertence a um curso, e você a abriu fora de um.' },
    'course-not-linked': { title: 'Este curso ainda não tem mentoria', text: 'Seu professor pode ligá-lo: ele abre “Mentoria” aqui uma vez e escolhe um programa.' },
    'person-suspended': { title: 'Você não pode usar a Mentoria agora', text: 'Seu acesso está em pausa. A coordenação do seu programa pode explicar.' },
    'open-again': { title: 'Abra isto de novo pelo seu curso', text: 'Você ficou um tempo fora. O que você escreveu foi guardado.' },
    'open-from-course': { title: 'Abra isto pelo seu curso', text: 'Este endereço é para sua plataforma de cursos. Vá ao curso e escolha “Mentoria” lá.' },
    'too-many': { title: 'Um momento', text: 'Muitas pessoas estão abrindo isto ao mesmo tempo. Tente de novo em um minuto.' },
    'unavailable': { title: 'Não estamos prontos agora', text: 'Nada se perdeu. Tente de novo em um minuto.' },
    'internal': { title: 'Algo deu errado do nosso lado', text: 'Nada do que você escreveu se perdeu. Abra “Mentoria” mais uma vez.' },
    'invitation-unknown': { title: 'Este convite não está aberto', text: 'Ele foi usado, venceu, ou o endereço está incompleto. Peça um novo a quem cuida da Mentoria.' },
    'registration-failed': { title: 'A conexão não funcionou', text: 'Nada mudou aqui e o convite continua aberto: comece de novo na sua plataforma de cursos.' },
  },
  steps: { label: 'Em que pé está', registered: 'Registrada', approval: 'Aprovação', open: 'Abrir por um curso' },
  register: {
    how: { title: 'Um endereço para sua plataforma de cursos', text: 'Cole o endereço desta página no registro de uma ferramenta externa (no Moodle: Administração do site, Plugins, Ferramenta externa, Gerenciar ferramentas). A plataforma o abre sozinha.' },
    ask: { title: 'Conectar {platform} à Mentoria?', text: 'Os dois lados trocam endereços e chaves públicas. Você pode desfazer isso na plataforma de cursos quando quiser.' },
    asksFor: 'A Mentoria pede: identificador de usuário, nome, e-mail, idioma e curso. Funciona também sem nome e e-mail.',
    connect: 'Conectar',
    approved: { title: '{platform} está conectada', text: 'Ative a ferramenta na plataforma de cursos e abra “Mentoria” em um curso.' },
    waiting: { title: '{platform} está registrada', text: 'Ative a ferramenta na plataforma de cursos. Depois, quem cuida da Mentoria a aprova; até lá, os cursos mostram uma página que diz isso.' },
    close: 'Voltar a {platform}',
    closes: 'Esta página se fecha sozinha.',
  },
};
