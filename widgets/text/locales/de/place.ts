import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/place/place.text.ts';

export const place: Translation<typeof text> = {
  roomIs: 'Videoraum: {address}',
  noRoom: 'Kein Videoraum',
  change: 'Raum ändern',
  changeWith: 'Raum ändern für das Treffen mit {name}, {day}',
  ask: 'Ein anderer Videoraum?',
  note: 'Die Zeit bleibt. {name} bekommt die neue Adresse per Mail, und sie kommt in beide Kalender.',
  address: 'Adresse des Raums',
  hint: 'Schreib {room} für den Namen, dann bekommt dieses Treffen einen eigenen Raum. Lass das Feld leer, wenn ihr keinen braucht.',
  fault: 'Nimm eine Adresse, die mit https:// beginnt.',
  usual: 'Den Raum nehmen, den neue Treffen bekommen',
  keep: 'Raum behalten',
  send: 'Ändern',
  changed: 'Geändert. {name} bekommt Bescheid.',
  changedMeanwhile: '**Der Raum wurde inzwischen geändert.** Jetzt ist er {address}. Ändere ihn noch einmal, oder behalte ihn.',
  goneMeanwhile: '**Der Raum wurde inzwischen entfernt.** Gib noch einmal einen ein, oder lass es so.',
  programRoom: 'Bleibt das Feld leer, trefft ihr euch im Raum des Programms: {address}.',
  elsewhere: { one: '{count} gebuchtes Treffen hat einen anderen Raum als neue.', other: '{count} gebuchte Treffen haben einen anderen Raum als neue.' },
  useThere: 'Auch dort den neuen nehmen',
  usedThere: 'Geändert. Alle, die du dort triffst, bekommen Bescheid.',
};
