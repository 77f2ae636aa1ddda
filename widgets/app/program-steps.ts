import type { ProgramState } from '../../models/vocabulary.ts';
import { text } from './program.text.ts';

/** What a step is called: from where, to where. Back is another word than on. */
export function stepWords(from: ProgramState, to: ProgramState): string {
  const words: Readonly<Record<ProgramState, string>> = {
    draft: '',
    enrolling: from === 'draft' ? text('openIt') : text('backToJoining'),
    matching: from === 'running' ? text('backToMatching') : text('beginMatching'),
    running: from === 'closing' ? text('goOn') : text('startIt'),
    closing: text('beginEnd'),
    archived: text('closeForGood'),
  };
  return words[to];
}

/** Where a program stands, in a sentence. */
export function stateWords(state: ProgramState): string {
  const words: Readonly<Record<ProgramState, string>> = {
    draft: text('draft'),
    enrolling: text('enrolling'),
    matching: text('matching'),
    running: text('running'),
    closing: text('closing'),
    archived: text('archived'),
  };
  return words[state];
}
