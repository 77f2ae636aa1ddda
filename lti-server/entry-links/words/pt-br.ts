import type { EntryWords } from './en.ts';

export const ptBr: EntryWords = {
  ask: {
    title: 'Boas-vindas a {program}',
    text: 'Nada começa antes de você apertar o botão, e nada é guardado sobre você antes do seu sim.',
    named: 'Você entra como {name}. Nada começa antes de você apertar o botão, e nada é guardado sobre você antes do seu sim.',
    button: 'Abrir Mentoria',
    once: 'Este link é só para você e funciona uma vez. Cada e-mail nosso traz um novo.',
  },
  again: {
    address: 'O endereço convidado',
    send: 'Enviar um novo link',
    ask: { title: 'Receba um novo link', text: 'Os links funcionam uma vez. Diga qual endereço foi convidado, e um novo chega por e-mail.' },
    unknown: { title: 'Este link não leva a lugar nenhum', text: 'Talvez uma parte tenha se perdido no caminho. Copie o endereço inteiro do seu e-mail, ou peça um novo link para o endereço convidado.' },
    ended: { title: 'Abra com um novo link', text: 'Esta página não pode ser carregada de novo: passou tempo demais, ou você abriu outro link depois. O que você salvou continua guardado. Diga qual endereço foi convidado, e um novo link chega por e-mail.' },
    asked: { title: 'Veja seu e-mail', text: 'Se este endereço foi convidado, um novo link está a caminho. Pode levar alguns minutos. Nada chegou? Pergunte a quem convidou você ou veja a pasta de spam.' },
    tooOften: { title: 'Espere um momento', text: 'Links demais foram pedidos daqui. Tente de novo em um minuto.' },
  },
  standings: {
    'used': { title: 'Este link já foi usado', text: 'Os links funcionam uma vez, para que ninguém entre com um e-mail antigo. Enviamos um novo para o mesmo endereço.' },
    'expired': { title: 'O prazo deste link acabou', text: 'Enviamos um novo para o mesmo endereço.' },
    'withdrawn': { title: 'Este convite foi retirado', text: 'Quem convidou você pode dizer mais e convidar de novo.' },
    'not-welcome': { title: 'Você não pode entrar aqui', text: 'Quem cuida de {program} pode dizer mais.' },
    'program-archived': { title: '{program} está encerrado', text: 'Chegou ao fim, e nada novo começa nele.' },
  },
};
