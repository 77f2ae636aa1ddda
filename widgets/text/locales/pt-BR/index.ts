/** The words of each slice in this locale, each a chunk: loaded when an element that shows them is on the page. */
export const slices = {
  parts: async () => (await import('./parts.ts')).parts,
  app: async () => (await import('./app.ts')).app,
  entrance: async () => (await import('./entrance.ts')).entrance,
  permission: async () => (await import('./permission.ts')).permission,
  notifications: async () => (await import('./notifications.ts')).notifications,
  pause: async () => (await import('./pause.ts')).pause,
  asked: async () => (await import('./asked.ts')).asked,
  circles: async () => (await import('./circles.ts')).circles,
  directory: async () => (await import('./directory.ts')).directory,
  requests: async () => (await import('./requests.ts')).requests,
  choosing: async () => (await import('./choosing.ts')).choosing,
  flash: async () => (await import('./flash.ts')).flash,
  alternatives: async () => (await import('./alternatives.ts')).alternatives,
  waiting: async () => (await import('./waiting.ts')).waiting,
  goals: async () => (await import('./goals.ts')).goals,
  board: async () => (await import('./board.ts')).board,
  progress: async () => (await import('./progress.ts')).progress,
  availability: async () => (await import('./availability.ts')).availability,
  calendars: async () => (await import('./calendars.ts')).calendars,
  scheduling: async () => (await import('./scheduling.ts')).scheduling,
  times: async () => (await import('./times.ts')).times,
  turns: async () => (await import('./turns.ts')).turns,
  agenda: async () => (await import('./agenda.ts')).agenda,
  calendar: async () => (await import('./calendar.ts')).calendar,
  meeting: async () => (await import('./meeting.ts')).meeting,
  notes: async () => (await import('./notes.ts')).notes,
  tasks: async () => (await import('./tasks.ts')).tasks,
  icebreakers: async () => (await import('./icebreakers.ts')).icebreakers,
};

/** Those that few pages show: named apart, so that no other page carries their names. */
export const further = async () => (await import('./coordinating.ts')).slices;
