import type { AnswerWords } from './en.ts';

export const ptBr: AnswerWords = {
  ask: {
    accept: { title: 'Dizer sim a {mentee}?', text: 'Você acompanha {mentee} em {program}. A meta dessa pessoa será a primeira, e vocês escolhem um horário.', button: 'Dizer sim' },
    decline: { title: 'Dizer não a {mentee}?', text: 'Nenhum motivo é necessário, e isso nunca é contado. {mentee} recebe um recado gentil e fica sabendo o que vem a seguir.', button: 'Dizer não' },
  },
  elsewhere: 'A mensagem está no seu e-mail. Você também pode responder no programa: abra Mentoria no seu curso ou na página do portal.',
  reasons: {
    legend: 'Quer dizer por quê?',
    none: 'Prefiro não dizer',
    'no-time-now': 'Não tenho tempo suficiente agora',
    'other-field': 'Outra pessoa conhece melhor essa área',
    'enough-mentees': 'Já acompanho todas as pessoas que consigo',
  },
  unknown: { title: 'Este link não leva a lugar nenhum', text: 'Talvez um pedaço tenha se perdido no caminho. Copie o endereço inteiro do seu e-mail, ou abra Mentoria no seu curso ou na página do portal.' },
  standings: {
    'accepted': { title: 'Você disse sim a {mentee}', text: '{mentee} já sabe. A seguir, vocês escolhem um horário: abra Mentoria no seu curso ou na página do portal.' },
    'declined': { title: 'Você disse não a {mentee}', text: 'Está tudo bem. {mentee} recebeu um recado gentil e sabe o que vem a seguir. Você não precisa fazer mais nada.' },
    'withdrawn': { title: '{mentee} retirou o pedido', text: 'Não é mais preciso responder. Obrigado por olhar.' },
    'mentee-matched': { title: '{mentee} não precisa mais de resposta', text: '{mentee} encontrou alguém enquanto isso, ou não participa mais. Obrigado pela disponibilidade.' },
    'too-late': { title: 'O prazo para responder terminou', text: '{mentee} recebeu um recado gentil e sabe o que vem a seguir. Nada conta contra você.' },
    'link-over': { title: 'Este link não vale mais', text: 'O pedido ainda espera por você. Abra Mentoria no seu curso ou na página do portal, ou use o e-mail mais recente.' },
    'you-are-full': { title: 'Todas as suas vagas estão ocupadas', text: 'Por isso não pode começar agora. No seu perfil você pode aumentar o número de vagas e dizer sim por lá.' },
    'not-possible': { title: 'Vocês dois não podem formar um par aqui', text: '{program} tem regras sobre quem trabalha com quem, e uma delas vale para você e {mentee}. Isso não conta contra você; com o outro link você pode dizer que não, e {mentee} fica sabendo o que vem depois.' },
    'not-taking-part': { title: 'Sua participação na mentoria não está ativa', text: 'Por isso não dá para responder daqui. Abra Mentoria no seu curso ou na página do portal para ver como você participa.' },
    'program-archived': { title: '{program} está encerrado', text: 'Nada novo começa nele. {mentee} não precisa mais de resposta.' },
  },
  stop: {
    ask: { title: 'Não quer mais e-mails deste tipo?', text: '{kind}, de {program}. O que você precisa para entrar e o que protege as pessoas continua chegando.', button: 'Parar estes e-mails' },
    stopped: { title: 'Estes e-mails não chegam mais', text: '{kind}, de {program}. Em Mentoria você continua vendo tudo. Lá, no seu perfil, você escolhe o que chega e quando.', button: 'Voltar a receber' },
    comes: { title: 'Estes e-mails voltam a chegar', text: '{kind}, de {program}. Em Mentoria, no seu perfil, você escolhe o que chega e quando.' },
    digest: 'Resumos',
    unknown: { title: 'Este link não leva a lugar nenhum', text: 'Talvez tenha sido cortado no caminho. Em Mentoria, no seu perfil, você escolhe quais e-mails chegam e quando.' },
  },
};
