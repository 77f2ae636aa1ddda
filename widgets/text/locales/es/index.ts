/** The words of each slice in this locale, each a chunk: loaded when an element that shows them is on the page. */
export const slices = {
  parts: async () => (await import('./parts.ts')).parts,
  app: async () => (await import('./app.ts')).app,
  directory: async () => (await import('./directory.ts')).directory,
  requests: async () => (await import('./requests.ts')).requests,
  goals: async () => (await import('./goals.ts')).goals,
  scheduling: async () => (await import('./scheduling.ts')).scheduling,
};
