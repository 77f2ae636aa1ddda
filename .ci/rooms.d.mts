import type { Linter } from 'eslint';

/** The arrows between the rooms, as lint configuration. */
export const rooms: Linter.Config[];
