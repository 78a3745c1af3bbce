type Step = { text: string } | { value: unknown };

const stepsInto = (value: object): Step[] => {
  const isList = Array.isArray(value);
  const children = Object.entries(value).flatMap(([name, child], index): Step[] => [
    { text: `${index > 0 ? ',' : ''}${isList ? '' : `${JSON.stringify(name)}:`}` },
    { value: child },
  ]);
  return [{ text: isList ? '[' : '{' }, ...children, { text: isList ? ']' : '}' }];
};

/** The same text as JSON.stringify's, without its recursion. */
const textWithoutRecursion = (root: unknown): string => {
  const parts: string[] = [];
  const todo: Step[] = [{ value: root }];
  for (let step = todo.pop(); step; step = todo.pop()) {
    if ('text' in step) parts.push(step.text);
    else if (typeof step.value !== 'object' || step.value === null) parts.push(JSON.stringify(step.value));
    else for (const next of stepsInto(step.value).reverse()) todo.push(next);
  }
  return parts.join('');
};

/**
 * JSON text of a value that JSON.parse made, however deep it is nested. V8 parses any depth, and its stringify
 * throws a RangeError beyond some thousand levels: one such record must not take the whole batch along.
 */
export const jsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return textWithoutRecursion(value);
  }
};
