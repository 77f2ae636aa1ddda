import { behindProgram, type Page } from '../app/route.ts';

/** The pages of the program that `<mentor-program>` has: its rooms, and what lies behind the first of them. */
export const programViews = ['program', 'matching', 'people', ...behindProgram] as const satisfies readonly Page[];
export type ProgramView = (typeof programViews)[number];

export function isProgramView(page: string): page is ProgramView {
  return (programViews as readonly string[]).includes(page);
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-program-view': CustomEvent<{ view: ProgramView }>;
  }
}
