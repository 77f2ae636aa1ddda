/** Something that happened between people, told by the verbs that would have been used. */
export interface Story {
  /** Everybody in it. */
  readonly who: readonly string[];
  /** When it began, in days before the seed's day. */
  readonly daysAgo: number;
  readonly tell: () => Promise<void>;
}

/** So many stories at once: more would only wait for the two cores that a small machine has. */
const atOnce = 12;

/**
 * Tells all stories. Each waits for the earlier ones of its people, so that everybody lives their own life in order and
 * nothing depends on luck; what concerns different people happens at the same time.
 */
export async function tellAll(stories: readonly Story[]): Promise<void> {
  const free = places(atOnce);
  const lastOf = new Map<string, Promise<void>>();
  const told: Promise<void>[] = [];
  for (const story of [...stories].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const earlier = Promise.all(story.who.flatMap((person) => lastOf.get(person) ?? []));
    const done = earlier.then(() => free(story.tell));
    for (const person of story.who) lastOf.set(person, done);
    told.push(done);
  }
  const failed = (await Promise.allSettled(told)).find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (failed) throw failed.reason;
}

/** The same work for each of many, several at once. */
export async function forAll<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

/** Runs what it is given, so many at a time, in the order of asking. */
function places(count: number): (work: () => Promise<void>) => Promise<void> {
  let taken = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (taken < count) taken += 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}
