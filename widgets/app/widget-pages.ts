import { html, nothing, type TemplateResult } from 'lit';
import { skeletonLines } from '../parts/skeleton.ts';
import { schedulingViews } from '../scheduling/scheduling-host.ts';
import type { AppHost } from './app-host.ts';
import type { Page } from './route.ts';

/** The pages that are elements of their own. What they open and close is told to the address, and the address opens it again. */
export const widgetPages: Readonly<Partial<Record<Page, (app: AppHost) => TemplateResult>>> = {
  meetings: (app) => {
    const [view, matchId] = app.rest.split('/');
    const shown = schedulingViews.find((one) => one === view) ?? 'meetings';
    const onView = ({ detail }: GlobalEventHandlersEventMap['mentor-scheduling-view']) =>
      app.follow('meetings', [detail.view === 'meetings' ? '' : detail.view, detail.view === 'book' ? detail.matchId : ''].filter(Boolean).join('/'));
    return withElement(app, 'mentor-scheduling', () => import('../entries/mentor-scheduling.ts'), html`<mentor-scheduling
      heading-level=${app.headingLevel}
      .clock=${app.clock}
      view=${shown}
      match=${matchId ?? nothing}
      @mentor-scheduling-view=${onView}
    ></mentor-scheduling>`);
  },
  goals: (app) => withElement(app, 'mentor-goals', () => import('../entries/mentor-goals.ts'), html`<mentor-goals
    heading-level=${app.headingLevel}
    .clock=${app.clock}
    goal=${app.rest || nothing}
    @mentor-goal-opened=${({ detail }: GlobalEventHandlersEventMap['mentor-goal-opened']) => app.follow('goals', detail.goalId ?? '')}
  ></mentor-goals>`),
};

/** An element whose code may not be here yet: its skeleton meanwhile. */
function withElement(app: AppHost, tag: string, load: () => Promise<unknown>, element: TemplateResult): TemplateResult {
  if (customElements.get(tag)) return element;
  void load().then(() => app.requestUpdate());
  return html`<div aria-busy="true">${skeletonLines('half', 'most', 'full', 'most')}</div>`;
}
