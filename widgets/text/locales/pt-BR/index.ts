/** The words of each slice in this locale, each a chunk: loaded when an element that shows them is on the page. */
export const slices = {
  parts: async () => (await import('./parts.ts')).parts,
  app: async () => (await import('./app.ts')).app,
  entrance: async () => (await import('./entrance.ts')).entrance,
  permission: async () => (await import('./permission.ts')).permission,
  program: async () => (await import('./program.ts')).program,
  pause: async () => (await import('./pause.ts')).pause,
  people: async () => (await import('./people.ts')).people,
  directory: async () => (await import('./directory.ts')).directory,
  requests: async () => (await import('./requests.ts')).requests,
  goals: async () => (await import('./goals.ts')).goals,
  progress: async () => (await import('./progress.ts')).progress,
  scheduling: async () => (await import('./scheduling.ts')).scheduling,
  meeting: async () => (await import('./meeting.ts')).meeting,
  completion: async () => (await import('./completion.ts')).completion,
  gradebook: async () => (await import('./gradebook.ts')).gradebook,
  review: async () => (await import('./review.ts')).review,
};
