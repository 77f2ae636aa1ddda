import { html, nothing, type TemplateResult } from 'lit';
import { filtersFrom, filtersTo } from '../directory/filter-address.ts';
import type { Filters } from '../directory/filters.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { schedulingViews } from '../scheduling/scheduling-host.ts';
import type { AppHost } from './app-host.ts';
import { placedPart } from './placed-part.ts';
import { hashOf, type Page } from './route.ts';

/** The pages that are elements of their own. What they open and close is told to the address, and the address opens it again. */
export const widgetPages: Readonly<Partial<Record<Page, (app: AppHost) => TemplateResult>>> = {
  find: (app) => {
    const { rest, search } = app.route;
    const onFilters = ({ detail }: CustomEvent<{ filters: Filters }>) => app.follow({ ...app.route, search: remember(detail.filters) });
    const onProfile = ({ detail }: CustomEvent<{ mentorId: string | null }>) => app.follow({ ...app.route, rest: detail.mentorId ?? '' });
    return withElement(app, 'mentor-directory', () => import('../entries/mentor-directory.ts'), html`<mentor-directory
      heading-level=${app.headingLevel}
      .filters=${filtersOf(search)}
      .mentor=${rest || undefined}
      .mentorHref=${mentorHref}
      partners-href=${placedPart(app.me) ? nothing : hashOf('partners')}
      .clock=${app.clock}
      @mentor-directory-changed=${onFilters}
      @mentor-profile-opened=${onProfile}
    ></mentor-directory>`);
  },
  requests: (app) => withElement(app, 'mentor-requests', () => import('../entries/mentor-requests.ts'), html`<mentor-requests
    heading-level=${app.headingLevel}
    find-href=${placedPart(app.me) ? nothing : hashOf('find')}
    times-href=${placedPart(app.me) ? nothing : hashOf('meetings', 'book')}
  ></mentor-requests>`),
  meetings: (app) => {
    const [view, id] = app.route.rest.split('/');
    const onView = ({ detail }: GlobalEventHandlersEventMap['mentor-scheduling-view']) => {
      const rest = [detail.view === 'meetings' ? '' : detail.view, detail.view === 'book' ? detail.matchId : detail.meetingId].filter(Boolean).join('/');
      app.follow({ page: 'meetings', rest, search: '' });
    };
    return withElement(app, 'mentor-scheduling', () => import('../entries/mentor-scheduling.ts'), html`<mentor-scheduling
      heading-level=${app.headingLevel}
      .clock=${app.clock}
      view=${schedulingViews.find((one) => one === view) ?? 'meetings'}
      match=${view === 'book' && id ? id : nothing}
      meeting=${(view === 'meeting' || view === 'move') && id ? id : nothing}
      circle=${view === 'plan' && id ? id : nothing}
      @mentor-scheduling-view=${onView}
    ></mentor-scheduling>`);
  },
  board: (app) => withElement(app, 'mentor-board', () => import('../entries/mentor-board.ts'), html`<mentor-board
    heading-level=${app.headingLevel}
    find-href=${hashOf('find')}
    .clock=${app.clock}
  ></mentor-board>`),
  goals: (app) => withElement(app, 'mentor-goals', () => import('../entries/mentor-goals.ts'), html`<mentor-goals
    heading-level=${app.headingLevel}
    .clock=${app.clock}
    .goal=${app.route.rest || undefined}
    @mentor-goal-opened=${({ detail }: GlobalEventHandlersEventMap['mentor-goal-opened']) => app.follow({ page: 'goals', rest: detail.goalId ?? '', search: '' })}
  ></mentor-goals>`),
};

/** The filters of the present address: the same object as long as it is the same address, so that nothing is asked again. */
let present: { search: string; filters: Filters } | undefined;

function filtersOf(search: string): Filters {
  if (present?.search !== search) present = { search, filters: filtersFrom(new URLSearchParams(search)) };
  return present.filters;
}

function remember(filters: Filters): string {
  const search = filtersTo(filters).toString();
  present = { search, filters };
  return search;
}

function mentorHref(mentorId: string): string {
  return hashOf('find', mentorId, present?.search);
}

/** An element whose code may not be here yet: its skeleton meanwhile. */
function withElement(app: AppHost, tag: string, load: () => Promise<unknown>, element: TemplateResult): TemplateResult {
  if (customElements.get(tag)) return element;
  void load().then(() => app.requestUpdate());
  return html`<div aria-busy="true">${skeletonLines('half', 'most', 'full', 'most')}</div>`;
}
