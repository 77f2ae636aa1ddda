import type { CSSResultGroup, TemplateResult } from 'lit';
import type { ApiTask } from '../api/api-task.ts';
import type { MentorElement } from '../mentor-element.ts';
import type { Home } from './navigation.ts';
import type { Page, Route } from './route.ts';

/** What a screen of the program may ask of `<mentor-app>`, in whose shadow root it is drawn. */
export interface AppHost extends MentorElement {
  /** The first page's data, which the navigation needs as well; undefined until the program is open to the person. */
  readonly home: ApiTask<Home | undefined, [boolean]>;
  /** Where the person is. */
  readonly route: Route;
  /** The clock of whatever depends on now. */
  clock: () => Date;
  /** @param search what the page makes of it: filters, a place in a list */
  go(page: Page, rest?: string, search?: string): void;
  /** A page has moved by itself, its focus too: the address follows. */
  follow(route: Route): void;
  /** Moves the focus to the heading of the page that is open. */
  focusContent(): void;
}

/** One screen: keeps what is typed into it as long as it is shown. */
export interface Screen {
  render(): TemplateResult;
  /** It is no longer shown: drop what would come back as old. */
  leave?(): void;
  /** What screen readers should hear of it when the first page's data have changed by themselves. */
  saysChange?(before: Home, after: Home): string | undefined;
}

/** What the module of a screen exports; loaded when the screen is first shown. */
export interface ScreenModule {
  styles: CSSResultGroup;
  makeScreen: (app: AppHost) => Screen;
}
