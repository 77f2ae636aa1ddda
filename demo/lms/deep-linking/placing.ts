import type { Course } from '../campus.ts';
import { resourceLinkId } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import type { Tool } from '../tools.ts';
import type { ContentItem } from './content-items.ts';

/** Puts a chosen link into the course, with its column of the gradebook where it brings one. */
export async function placeItem(desk: LmsDesk, tool: Tool, course: Course, item: ContentItem, replaces: string | null): Promise<void> {
  const title = item.title === undefined || item.title === '' ? tool.label : item.title;
  const activity = await desk.campus.place({
    ...(replaces === null ? {} : { id: replaces }),
    courseId: course.id,
    clientId: tool.clientId,
    title,
    text: item.text ?? '',
    url: item.url ?? null,
    custom: item.custom ?? {},
    opens: item.window !== undefined && item.iframe === undefined ? 'window' : 'iframe',
    height: item.iframe?.height ?? null,
  });
  if (item.lineItem === undefined) return;
  const linkId = resourceLinkId(course, activity.id);
  const column = { ...item.lineItem, label: item.lineItem.label ?? title, endDateTime: item.submission?.endDateTime ?? null };
  const known = desk.gradebook.lineItemsOf(course.id, tool.clientId).find((one) => one.resourceLinkId === linkId);
  if (known === undefined) {
    await desk.gradebook.add({ ...column, courseId: course.id, clientId: tool.clientId, resourceLinkId: linkId, startDateTime: null });
  } else await desk.gradebook.change(known, column);
}
