/**
 * Where the services are. Those of grades end in a query, as Moodle's do: a tool that glues `/scores` to the end does not
 * get through.
 */
export const servicePaths = {
  memberships: '/lti/services/courses/:course/memberships',
  lineItems: '/lti/services/courses/:course/lineitems',
  lineItem: '/lti/services/courses/:course/lineitems/:item/lineitem',
  scores: '/lti/services/courses/:course/lineitems/:item/lineitem/scores',
  results: '/lti/services/courses/:course/lineitems/:item/lineitem/results',
} as const;

const of = (url: string, path: string, deploymentId: string): string => `${url}${path}?${new URLSearchParams({ deployment: deploymentId })}`;

export function membershipsAddress(url: string, courseId: string, deploymentId: string): string {
  return of(url, servicePaths.memberships.replace(':course', courseId), deploymentId);
}

export function lineItemsAddress(url: string, courseId: string, deploymentId: string): string {
  return of(url, servicePaths.lineItems.replace(':course', courseId), deploymentId);
}

export function lineItemAddress(url: string, courseId: string, deploymentId: string, itemId: string): string {
  return of(url, servicePaths.lineItem.replace(':course', courseId).replace(':item', itemId), deploymentId);
}
