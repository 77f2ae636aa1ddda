import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/planning/planning.text.ts';

export const planning: Translation<typeof text> = {
  title: 'Wann trifft sich der Kreis?',
  lead: 'Das sind deine freien Zeiten. Alle bekommen eine Einladung; wer dann schon etwas hat, erfährt es und hält niemanden auf.',
  busy: { one: '{count} hat keine Zeit', other: '{count} haben keine Zeit' },
  clocks: '**In {place} werden am {day} die Uhren umgestellt.** Von da an ist dieselbe Stunde von dir für einige im Kreis eine andere. Die Zeiten unten stimmen für jeden Tag.',
  plan: 'Dieses Treffen planen',
  nobody: '**Im Kreis ist niemand, der kommen könnte.** Warte, bis jemand beitritt.',
  over: '**Dieser Kreis plant keine Treffen mehr.**',
  said: 'Geplant: {day}, {time}. Alle sind eingeladen.',
  propose: 'Stattdessen Zeiten vorschlagen',
  proposeWords: 'Passt keine davon allen? Schlag bis zu drei vor, auch außerhalb deiner Zeiten: Die Mitglieder sagen, welche passen, und du buchst eine.',
};
