import type { AppHost } from '../app/app-host.ts';
import { pageSize, type PlaceInList } from './page-rows.ts';
import { placeFrom, placeTo, type RoomPlace } from './room-place.ts';
import type { RunTab } from './run-tabs.ts';

/**
 * The place in the room as the address has it: a reload, the way back and a link that is shared show the same. It is written as the
 * filters of the directory are; a host page around `<mentor-program>` keeps its own address.
 */
export class RoomAddress {
  readonly #app: AppHost;
  #search: string | undefined;
  #place = placeFrom(new URLSearchParams());
  /** On which page each other list was left. */
  readonly #pages = new Map<RunTab, number>();

  constructor(app: AppHost) {
    this.#app = app;
  }

  /** As the address says now; as it said last where another page is open. */
  get place(): RoomPlace {
    const { page, search } = this.#app.route;
    if (page === 'matching' && search !== this.#search) {
      this.#search = search;
      this.#place = placeFrom(new URLSearchParams(search));
      this.#pages.clear();
    }
    return this.#place;
  }

  /** Goes there, without a step of the history. */
  go(change: Partial<RoomPlace>): void {
    this.#place = { ...this.place, ...change };
    const { route } = this.#app;
    if (route.page !== 'matching') return; // what comes after somebody has left takes nobody back
    this.#search = placeTo(this.#place).toString();
    this.#app.follow({ ...route, search: this.#search });
  }

  /** Another run, as a new step of the history; from the first page on, since its lists are others. */
  openRun(run: string, against = ''): void {
    const { place } = this;
    this.#pages.clear();
    const search = placeTo({ ...place, run, against, q: '', page: 1, tab: against === '' ? (place.tab === 'changes' ? 'pairs' : place.tab) : 'changes' });
    this.#app.go('matching', '', search.toString());
  }

  /** Another list, where it was left. */
  open(tab: RunTab): void {
    const { tab: left, page } = this.place;
    this.#pages.set(left, page);
    this.go({ tab, page: this.#pageOf(tab) });
  }

  /** The place in a tab's list. */
  in(tab: RunTab): PlaceInList {
    const from = (): number => (this.#pageOf(tab) - 1) * pageSize;
    const turnTo = (rows: number): void => this.#turn(tab, rows / pageSize + 1);
    return {
      get from() {
        return from();
      },
      set from(rows) {
        turnTo(rows);
      },
    };
  }

  #pageOf(tab: RunTab): number {
    const { place } = this;
    return place.tab === tab ? place.page : (this.#pages.get(tab) ?? 1);
  }

  #turn(tab: RunTab, page: number): void {
    if (this.#pageOf(tab) === page) return;
    if (this.place.tab === tab) this.go({ page });
    else this.#pages.set(tab, page);
  }
}
