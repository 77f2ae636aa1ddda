/**
 * Whether a page that declares no `color-scheme` has painted the ground under an element dark. The scheme of such a page is light,
 * and light elements bring dark text. A page that declares one is believed: the style sheet follows it without being asked.
 */
export function standsOnDark(element: Element): boolean {
  const around = aroundOf(element);
  if (!around || getComputedStyle(around).colorScheme !== 'normal') return false;
  for (let at: Element | null = around; at; at = aroundOf(at)) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixelOf(getComputedStyle(at).backgroundColor);
    // The weights of luma: close enough to tell a dark ground from a light one.
    if (alpha > 127) return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
  return false;
}

/** In the tree as it is drawn: a slot before the host of its shadow root. */
function aroundOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Any CSS colour as red, green, blue, alpha (0 to 255). */
function pixelOf(colour: string): Uint8ClampedArray | [] {
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  if (!brush) return [];
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return brush.getImageData(0, 0, 1, 1).data;
}
