/**
 * Registers an element, guarded: the class files do not. A second copy of the bundle on a page is harmless, the first one stays;
 * a foreign class under our tag is told once.
 */
export function define(tag: `mentor-${string}`, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  if (!present) {
    Object.defineProperty(element, ours, { value: true });
    customElements.define(tag, element);
  } else if (!(ours in present)) {
    console.warn(`Mentorkit: <${tag}> is already defined by something else on this page; ours is not used.`);
  }
}

/** Known to every copy of the bundle. */
const ours = Symbol.for('mentorkit.element');
