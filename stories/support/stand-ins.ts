/** What stands in for what: an object, the name of its member, and the member's value. */
export type StandIn = readonly [target: object, name: string, value: unknown];

/** Puts stand-ins in the place of what not every browser has, for as long as a story is shown. */
export const standIn =
  (...parts: readonly StandIn[]) =>
  (): (() => void) => {
    for (const [target, name, value] of parts) Object.defineProperty(target, name, {configurable: true, value});
    return () => {
      for (const [target, name] of parts) Reflect.deleteProperty(target, name);
    };
  };
