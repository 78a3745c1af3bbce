import type { CharacterTest, Check, PatternNode } from './syntax.ts';

/** One state of the machine; `next` are places in the list of states. */
type State =
  | { do: 'accept' }
  | ({ do: 'read'; next: number } & CharacterTest)
  | { do: 'check'; what: Check; next: number }
  | { do: 'fork'; next: number[] };

export interface Machine {
  states: State[];
  start: number;
}

/**
 * A pattern as a non-deterministic state machine (Thompson's construction; Russ Cox, "Regular
 * Expression Matching Can Be Simple And Fast"). Built from the end, so that each state knows what
 * follows it.
 */
export const buildMachine = (root: PatternNode): Machine => {
  const states: State[] = [{ do: 'accept' }];
  const add = (state: State): number => states.push(state) - 1;

  const build = (node: PatternNode, next: number): number => {
    switch (node.is) {
      case 'character':
        return add({ do: 'read', set: node.set, isNegated: node.isNegated, next });
      case 'check':
        return add({ do: 'check', what: node.what, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => build(part, after), next);
      case 'choice':
        return add({ do: 'fork', next: node.options.map((option) => build(option, next)) });
      case 'repeat': {
        let entry = node.most === Number.POSITIVE_INFINITY ? buildLoop(node.part, next) : next;
        const optional = node.most === Number.POSITIVE_INFINITY ? 0 : node.most - node.least;
        for (let copy = 0; copy < optional; copy += 1) {
          entry = add({ do: 'fork', next: [build(node.part, entry), next] });
        }
        for (let copy = 0; copy < node.least; copy += 1) entry = build(node.part, entry);
        return entry;
      }
    }
  };

  const buildLoop = (part: PatternNode, next: number): number => {
    const ways = [next];
    const fork = add({ do: 'fork', next: ways });
    ways.push(build(part, fork));
    return fork;
  };

  return { start: build(root, 0), states };
};
