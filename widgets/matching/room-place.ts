import { pairOrders, type PairOrder } from '../../models/run-words.ts';
import { runTabs, type RunTab } from './run-tabs.ts';

/** As many as a search of the API takes. */
const longestName = 80;

/** Where somebody is in the matching room. */
export interface RoomPlace {
  readonly tab: RunTab;
  /** Of the pairs: in which order, and by which name. */
  readonly order: PairOrder;
  readonly q: string;
  /** Of the list of the tab, from 1 on. */
  readonly page: number;
  /** The run that is shown; '' for the last proposal, whichever that is. */
  readonly run: string;
  /** The run that it is compared with; '' for the one before it. */
  readonly against: string;
}

const isId = /^[0-9a-f]{24}$/;

/** Reads a place out of an address. What it does not know it leaves out: an old or foreign link still opens. */
export function placeFrom(params: URLSearchParams): RoomPlace {
  const page = params.get('page') ?? '';
  const idIn = (name: 'run' | 'against'): string => (isId.test(params.get(name) ?? '') ? params.get(name)! : '');
  return {
    tab: runTabs.find((tab) => tab === params.get('tab')) ?? 'pairs',
    order: pairOrders.find((order) => order === params.get('order')) ?? 'highest',
    q: (params.get('q') ?? '').trim().slice(0, longestName),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
    run: idIn('run'),
    against: idIn('against'),
  };
}

/** Writes a place for an address; nothing for what is as the room begins. */
export function placeTo({ tab, order, q, page, run, against }: RoomPlace): URLSearchParams {
  return new URLSearchParams({
    ...(run === '' ? {} : { run }),
    ...(against === '' ? {} : { against }),
    ...(tab === 'pairs' ? {} : { tab }),
    ...(order === 'highest' ? {} : { order }),
    ...(q === '' ? {} : { q }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}
