/** What hosts can hear of requests. The detail carries ids only. */
export interface RequestEvents {
  'mentor-request-sent': { requestId: string };
  'mentor-request-edited': { requestId: string };
  'mentor-request-withdrawn': { requestId: string };
  'mentor-request-accepted': { requestId: string; matchId: string | null };
  'mentor-request-declined': { requestId: string };
}

/** Tells the host page what was done. */
export function tell<Type extends keyof RequestEvents>(host: EventTarget, type: Type, detail: RequestEvents[Type]): void {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-request-sent': CustomEvent<RequestEvents['mentor-request-sent']>;
    'mentor-request-edited': CustomEvent<RequestEvents['mentor-request-edited']>;
    'mentor-request-withdrawn': CustomEvent<RequestEvents['mentor-request-withdrawn']>;
    'mentor-request-accepted': CustomEvent<RequestEvents['mentor-request-accepted']>;
    'mentor-request-declined': CustomEvent<RequestEvents['mentor-request-declined']>;
  }
}
