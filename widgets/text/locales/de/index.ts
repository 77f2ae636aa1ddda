/** The words of each slice in this locale, each a chunk: loaded when an element that shows them is on the page. */
export const slices = {
  parts: async () => (await import('./parts.ts')).parts,
  app: async () => (await import('./app.ts')).app,
  entrance: async () => (await import('./entrance.ts')).entrance,
  permission: async () => (await import('./permission.ts')).permission,
  pause: async () => (await import('./pause.ts')).pause,
  asked: async () => (await import('./asked.ts')).asked,
  circles: async () => (await import('./circles.ts')).circles,
  people: async () => (await import('./people.ts')).people,
  directory: async () => (await import('./directory.ts')).directory,
  requests: async () => (await import('./requests.ts')).requests,
  choosing: async () => (await import('./choosing.ts')).choosing,
  asking: async () => (await import('./asking.ts')).asking,
  flash: async () => (await import('./flash.ts')).flash,
  alternatives: async () => (await import('./alternatives.ts')).alternatives,
  waiting: async () => (await import('./waiting.ts')).waiting,
  goals: async () => (await import('./goals.ts')).goals,
  board: async () => (await import('./board.ts')).board,
  progress: async () => (await import('./progress.ts')).progress,
  calendars: async () => (await import('./calendars.ts')).calendars,
  scheduling: async () => (await import('./scheduling.ts')).scheduling,
  turns: async () => (await import('./turns.ts')).turns,
  agenda: async () => (await import('./agenda.ts')).agenda,
  meeting: async () => (await import('./meeting.ts')).meeting,
  completion: async () => (await import('./completion.ts')).completion,
  gradebook: async () => (await import('./gradebook.ts')).gradebook,
  review: async () => (await import('./review.ts')).review,
};

/** Those that nobody but who coordinates sees: named apart, so that no other page carries their names. */
export const further = async () => (await import('./coordinating.ts')).slices;
