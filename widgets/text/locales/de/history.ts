import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/history.text.ts';

export const history: Translation<typeof text> = {
  title: 'Alle Läufe',
  lead: 'Jeder Lauf bleibt mit dem erhalten, woraus er gemacht wurde. Öffne einen, um ihn zu lesen, erneut zu lösen, von ihm aus weiterzumachen oder ihn zu veröffentlichen; oder vergleiche ihn mit dem gezeigten.',
  'state.running': 'Läuft',
  'state.solved': 'Vorschlag',
  'state.impossible': 'Kein Paar möglich',
  'state.failed': 'Unterbrochen',
  'state.cancelled': 'Abgebrochen',
  'state.published': 'Veröffentlicht',
  'state.undone': 'Zurückgenommen',
  open: 'Öffnen',
  openRun: 'Öffnen: Lauf vom {when}, von {name}',
  compare: 'Vergleichen',
  compareRun: 'Vergleichen mit dem gezeigten Lauf: Lauf vom {when}, von {name}',
  shown: 'Gezeigt',
  more: 'Ältere Läufe zeigen',
  earlier: '**Das ist der Lauf vom {when}, von {name}.** Ein neuerer steht unten in der Liste.',
  newest: 'Zum neuesten Lauf',
  gone: '**Diesen Lauf gibt es nicht mehr.**',
  saidMore: '{count} Läufe werden gezeigt.',
};
