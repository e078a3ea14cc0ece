/** A member of whatever was thrown, if it is text. */
function textOf(fault: unknown, name: 'name' | 'code' | 'stack'): string {
  const member: unknown = Reflect.get(Object(fault), name);
  return typeof member === 'string' ? member : '';
}

/**
 * Writes a fault to the log: what kind it was and where, never its message, because databases put values into theirs.
 */
export function logFault(where: string, fault: unknown): void {
  const frames = textOf(fault, 'stack')
    .split('\n')
    .filter(line => /^\s+at /.test(line));
  const kind = `${textOf(fault, 'name') || 'fault'} ${textOf(fault, 'code')}`.trim();
  console.error([`${where}: ${kind}`, ...frames].join('\n'));
}
