/** Predicted against actual, as a picture for a page in light or dark. */
import type { Calibration } from './calibration.ts';

export interface PlottedSet {
  name: string;
  calibration: Calibration;
}

const width = 620;
const height = 622;
const left = 64;
const top = 24;
const side = 456;
/** A bin of fewer says too little to be drawn. */
const leastCandidates = 8;
const shapes = ['circle', 'square', 'triangle'] as const;

const acrossOf = (share: number): number => left + share * side;
const downOf = (share: number): number => top + (1 - share) * side;
const at = (number: number): string => number.toFixed(1);

const style = `
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .frame, .grid, .even { stroke: var(--ink); fill: none }
  .grid { opacity: .18 } .even { stroke-dasharray: 5 5; opacity: .7 }
  .set0 { --set: #005ea5 } .set1 { --set: #b3450a } .set2 { --set: #00703c }
  .mark { fill: var(--set) } .reach { stroke: var(--set); stroke-width: 1.5; opacity: .65 }
  svg { --ink: #0b0c0c; --paper: #fff }
  .paper { fill: var(--paper) }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #f3f2f1; --paper: #14171a }
    .set0 { --set: #6cb6ff } .set1 { --set: #ffa657 } .set2 { --set: #5fd38d }
  }`;

const mark = (set: number, x: number, y: number): string => {
  const shape = shapes[set % shapes.length];
  if (shape === 'circle') return `<circle class="mark" cx="${at(x)}" cy="${at(y)}" r="4.5"/>`;
  if (shape === 'square')
    return `<rect class="mark" x="${at(x - 4)}" y="${at(y - 4)}" width="8" height="8"/>`;
  return `<path class="mark" d="M${at(x)} ${at(y - 5)}l5 9h-10z"/>`;
};

const drawSet = ({ calibration }: PlottedSet, set: number): string => {
  const marks = calibration.bins
    .filter(({ candidates }) => candidates >= leastCandidates)
    .map(({ predicted, actual, likely: [least, most] }) => {
      // Side by side, not over one another.
      const x = acrossOf(predicted) + (set - 1) * 3;
      return `<path class="reach" d="M${at(x)} ${at(downOf(least))}V${at(downOf(most))}"/>${mark(set, x, downOf(actual))}`;
    });
  return `<g class="set${set}">${marks.join('')}</g>`;
};

const drawFrame = (): string => {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => {
    const [x, y] = [at(acrossOf(share)), at(downOf(share))];
    const label = `${Math.round(share * 100)} %`;
    return `<path class="grid" d="M${x} ${top}v${side}M${left} ${y}h${side}"/>
<text x="${x}" y="${top + side + 20}" text-anchor="middle">${label}</text>
<text x="${left - 8}" y="${(downOf(share) + 4).toFixed(1)}" text-anchor="end">${label}</text>`;
  });
  return `${ticks.join('\n')}
<rect class="frame" x="${left}" y="${top}" width="${side}" height="${side}"/>
<path class="even" d="M${left} ${top + side}L${left + side} ${top}"/>
<text x="${left + side / 2}" y="${top + side + 42}" text-anchor="middle">what the engine says: probability of a candidate</text>
<text transform="translate(16 ${top + side / 2}) rotate(-90)" text-anchor="middle">what is so: share who are the very person</text>`;
};

const drawLegend = (sets: readonly PlottedSet[]): string =>
  sets
    .map(({ name, calibration: { candidates, expectedError } }, set) => {
      const [x, y] = [left - 34, top + side + 76 + set * 22];
      const words = `${name}: ${candidates} candidates, off by ${(expectedError * 100).toFixed(2)} % in the mean`;
      return `<g class="set${set}">${mark(set, x, y - 4)}</g><text x="${x + 12}" y="${y}">${words}</text>`;
    })
    .join('\n');

/** At most three sets. */
export const drawCalibration = (
  sets: readonly PlottedSet[],
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="name">
<title id="name">How often candidates are right, against the probability that the engine gives them</title>
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}"/>
${drawFrame()}
${sets.map(drawSet).join('\n')}
${drawLegend(sets)}
</svg>
`;
