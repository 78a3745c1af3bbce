import { describe, expect, test } from 'vitest';
import { asItIs, nextView, sizesOf, type ViewAct, viewActOf } from '../../../../src/console/viewer/view.ts';

const viewed = (...acts: ViewAct[]) => acts.reduce(nextView, asItIs);

describe('a picture', () => {
  test('fills its frame in width, upright and on its side', () => {
    const photo = { width: 2_000, height: 1_500 };
    expect(sizesOf(asItIs, photo, 500).room).toEqual({ width: 500, height: 375 });
    const turned = sizesOf(viewed('turn'), photo, 600);
    expect(turned.room).toEqual({ width: 600, height: 800 });
    expect(turned.picture).toEqual({ width: 800, height: 600 });
  });

  test('is as it was after four turns, and after one and back', () => {
    expect(viewed('turn', 'turn', 'turn', 'turn')).toEqual(asItIs);
    expect(viewed('turn', 'turn-back')).toEqual(asItIs);
    expect(viewed('turn-back').turns).toBe(3);
  });

  test('comes no nearer than eight times, and goes no farther than half', () => {
    expect(viewed(...Array<ViewAct>(20).fill('closer')).zoom).toBe(8);
    expect(viewed(...Array<ViewAct>(20).fill('farther')).zoom).toBe(0.5);
    expect(viewed('closer', 'turn', 'reset')).toEqual(asItIs);
  });

  test('that is not loaded yet takes no room', () => {
    expect(sizesOf(asItIs, { width: 0, height: 0 }, 500).room).toEqual({ width: 0, height: 0 });
  });

  test.each([
    ['+', 'closer'],
    ['=', 'closer'],
    ['-', 'farther'],
    ['r', 'turn'],
    ['R', 'turn-back'],
    ['0', 'reset'],
    ['a', null],
    ['ArrowDown', null],
  ])('the key %s', (key, act) => expect(viewActOf(key)).toBe(act));
});
