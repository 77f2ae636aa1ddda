import type { Locale } from '../../models/vocabulary.ts';

interface Said {
  readonly title: string;
  readonly text: string;
}

/** The words of the page behind the link that stops mail. `{kind}` and `{program}` are filled in. */
export interface StopWords {
  readonly ask: Said & { readonly button: string };
  readonly stopped: Said & { readonly button: string };
  /** It comes again. */
  readonly comes: Said;
  /** What everything that comes in summaries is called. */
  readonly digest: string;
  readonly unknown: Said;
}

export const stopWordsOf: Readonly<Record<Locale, StopWords>> = {
  en: {
    ask: { title: 'No more mail of this kind?', text: '{kind}, from {program}. What you need to get in, and what keeps people safe, still comes.', button: 'Stop this mail' },
    stopped: { title: 'This mail no longer comes', text: '{kind}, from {program}. You still see everything in Mentoring. In your profile there you choose what comes, and when.', button: 'Let it come again' },
    comes: { title: 'This mail comes again', text: '{kind}, from {program}. In Mentoring, in your profile, you choose what comes, and when.' },
    digest: 'Summaries',
    unknown: { title: 'This link leads nowhere', text: 'It may have been cut off on the way. In Mentoring, in your profile, you choose what mail comes, and when.' },
  },
  de: {
    ask: { title: 'Keine solchen Mails mehr?', text: '{kind}, von {program}. Was du zum Hineinkommen brauchst und was Menschen schützt, kommt weiter.', button: 'Nicht mehr schicken' },
    stopped: { title: 'Diese Mails kommen nicht mehr', text: '{kind}, von {program}. In Mentoring siehst du weiter alles. In deinem Profil dort wählst du, was kommt und wann.', button: 'Doch wieder schicken' },
    comes: { title: 'Diese Mails kommen wieder', text: '{kind}, von {program}. In Mentoring wählst du in deinem Profil, was kommt und wann.' },
    digest: 'Zusammenfassungen',
    unknown: { title: 'Dieser Link führt nirgendwohin', text: 'Vielleicht wurde er unterwegs abgeschnitten. In Mentoring wählst du in deinem Profil, welche Mails kommen und wann.' },
  },
  es: {
    ask: { title: '¿No quieres más correos de este tipo?', text: '{kind}, de {program}. Lo que necesitas para entrar y lo que protege a las personas sigue llegando.', button: 'Dejar de recibirlos' },
    stopped: { title: 'Estos correos ya no llegan', text: '{kind}, de {program}. En Mentoría sigues viendo todo. Allí, en tu perfil, eliges qué llega y cuándo.', button: 'Que vuelvan a llegar' },
    comes: { title: 'Estos correos vuelven a llegar', text: '{kind}, de {program}. En Mentoría, en tu perfil, eliges qué llega y cuándo.' },
    digest: 'Resúmenes',
    unknown: { title: 'Este enlace no lleva a ninguna parte', text: 'Quizá se cortó por el camino. En Mentoría, en tu perfil, eliges qué correos llegan y cuándo.' },
  },
  fr: {
    ask: { title: 'Ne plus recevoir ce type de message ?', text: '{kind}, de {program}. Ce qui te sert à entrer et ce qui protège les personnes arrive toujours.', button: 'Ne plus les recevoir' },
    stopped: { title: 'Ces messages n’arrivent plus', text: '{kind}, de {program}. Tu vois toujours tout dans Mentorat. Là, dans ton profil, tu choisis ce qui arrive et quand.', button: 'Les recevoir à nouveau' },
    comes: { title: 'Ces messages arrivent à nouveau', text: '{kind}, de {program}. Dans Mentorat, dans ton profil, tu choisis ce qui arrive et quand.' },
    digest: 'Résumés',
    unknown: { title: 'Ce lien ne mène nulle part', text: 'Il a peut-être été coupé en route. Dans Mentorat, dans ton profil, tu choisis quels messages arrivent et quand.' },
  },
  'pt-BR': {
    ask: { title: 'Não quer mais e-mails deste tipo?', text: '{kind}, de {program}. O que você precisa para entrar e o que protege as pessoas continua chegando.', button: 'Parar estes e-mails' },
    stopped: { title: 'Estes e-mails não chegam mais', text: '{kind}, de {program}. Em Mentoria você continua vendo tudo. Lá, no seu perfil, você escolhe o que chega e quando.', button: 'Voltar a receber' },
    comes: { title: 'Estes e-mails voltam a chegar', text: '{kind}, de {program}. Em Mentoria, no seu perfil, você escolhe o que chega e quando.' },
    digest: 'Resumos',
    unknown: { title: 'Este link não leva a lugar nenhum', text: 'Talvez tenha sido cortado no caminho. Em Mentoria, no seu perfil, você escolhe quais e-mails chegam e quando.' },
  },
  ar: {
    ask: { title: 'هل توقف هذا النوع من الرسائل؟', text: '{kind}، من {program}. ما تحتاج إليه للدخول وما يحمي الناس يصلك دائمًا.', button: 'أوقف هذه الرسائل' },
    stopped: { title: 'لن تصلك هذه الرسائل بعد الآن', text: '{kind}، من {program}. ما زلت ترى كل شيء في «الإرشاد»، وفي ملفك الشخصي هناك تختار ما يصلك ومتى.', button: 'أعدها إليّ' },
    comes: { title: 'ستصلك هذه الرسائل من جديد', text: '{kind}، من {program}. في «الإرشاد»، في ملفك الشخصي، تختار ما يصلك ومتى.' },
    digest: 'الملخصات',
    unknown: { title: 'هذا الرابط لا يؤدي إلى شيء', text: 'ربما انقطع في الطريق. في «الإرشاد»، في ملفك الشخصي، تختار أي الرسائل تصلك ومتى.' },
  },
};
