/** The words of the slices that few pages show: what those who coordinate see, and what is seldom opened. As index.ts has the others. */
export const slices = {
  program: async () => (await import('./program.ts')).program,
  external: async () => (await import('./external.ts')).external,
  criteria: async () => (await import('./criteria.ts')).criteria,
  questions: async () => (await import('./questions.ts')).questions,
  fairness: async () => (await import('./fairness.ts')).fairness,
  matching: async () => (await import('./matching.ts')).matching,
  joining: async () => (await import('./joining.ts')).joining,
  openings: async () => (await import('./openings.ts')).openings,
  people: async () => (await import('./people.ts')).people,
  asking: async () => (await import('./asking.ts')).asking,
  mail: async () => (await import('./mail.ts')).mail,
  completion: async () => (await import('./completion.ts')).completion,
  gradebook: async () => (await import('./gradebook.ts')).gradebook,
  attendance: async () => (await import('./attendance.ts')).attendance,
  moving: async () => (await import('./moving.ts')).moving,
  review: async () => (await import('./review.ts')).review,
};
