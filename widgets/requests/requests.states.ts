import type { ElementState } from '../gallery/state.ts';

export const states: readonly ElementState[] = [];
