/** The words of the slices that only those who coordinate see, as index.ts has the others. */
export const slices = {
  program: async () => (await import('./program.ts')).program,
  external: async () => (await import('./external.ts')).external,
  criteria: async () => (await import('./criteria.ts')).criteria,
  questions: async () => (await import('./questions.ts')).questions,
  fairness: async () => (await import('./fairness.ts')).fairness,
  matching: async () => (await import('./matching.ts')).matching,
};
