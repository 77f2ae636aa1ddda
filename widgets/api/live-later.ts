import type { Live } from './operation.ts';
import type { Session } from './session.ts';

/** The event stream, loaded when the first element listens: nothing of it is needed before there are data to keep fresh. */
export function liveLater(server: string, session: Session): Live {
  const began = performance.now();
  let live: Promise<Live> | undefined;
  return {
    on(prefixes, hear) {
      live ??= import('./live-events.ts').then(({ LiveEvents }) => new LiveEvents(server, session, undefined, began));
      let stop: (() => void) | undefined;
      let stopped = false;
      live.then(
        (stream) => {
          if (!stopped) stop = stream.on(prefixes, hear);
        },
        () => (live = undefined),
      );
      return () => {
        stopped = true;
        stop?.();
      };
    },
  };
}
