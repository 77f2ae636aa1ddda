import { texts } from '../text/text.ts';

/** The words of the list of runs. A table of its own: it comes after the room. */
export const text = texts('history', {
  title: 'All runs',
  lead: 'Each run is kept with what it was made from. Open one to read it, solve it again, go on from it or publish it; or compare it with the one that is shown.',
  'state.running': 'Running',
  'state.solved': 'Proposal',
  'state.impossible': 'No pair possible',
  'state.failed': 'Cut off',
  'state.cancelled': 'Cancelled',
  'state.published': 'Published',
  'state.undone': 'Taken back',
  open: 'Open',
  openRun: 'Open: run of {when}, by {name}',
  compare: 'Compare',
  compareRun: 'Compare with the run shown: run of {when}, by {name}',
  shown: 'Shown',
  more: 'Show older runs',
  earlier: '**This is the run of {when}, by {name}.** A newer one is in the list below.',
  newest: 'To the newest run',
  gone: '**This run is not kept any more.**',
  saidMore: '{count} runs are shown.',
});
