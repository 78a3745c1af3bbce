/** How a picture lies in its frame: zoomed and turned. Pure. */
export interface PictureView {
  /** 1: as wide as the frame. */
  zoom: number;
  /** Quarter turns to the right. */
  turns: number;
}

export const asItIs: PictureView = { zoom: 1, turns: 0 };

const [least, most, step] = [0.5, 8, 1.4];

export type ViewAct = 'closer' | 'farther' | 'turn' | 'turn-back' | 'reset';

export const nextView = ({ zoom, turns }: PictureView, act: ViewAct): PictureView => {
  switch (act) {
    case 'closer':
      return { zoom: Math.min(most, zoom * step), turns };
    case 'farther':
      return { zoom: Math.max(least, zoom / step), turns };
    case 'turn':
      return { zoom, turns: (turns + 1) % 4 };
    case 'turn-back':
      return { zoom, turns: (turns + 3) % 4 };
    case 'reset':
      return asItIs;
  }
};

const keys: Record<string, ViewAct> = {
  '+': 'closer',
  '=': 'closer',
  '-': 'farther',
  r: 'turn',
  R: 'turn-back',
  '0': 'reset',
};

/** Null: the key means nothing here. */
export const viewActOf = (key: string): ViewAct | null => keys[key] ?? null;

export interface Size {
  width: number;
  height: number;
}

/** The picture's own size on the screen, and the room that it takes when it is turned. */
export const sizesOf = (
  { zoom, turns }: PictureView,
  picture: Size,
  frameWidth: number,
): { picture: Size; room: Size } => {
  const isOnItsSide = turns % 2 === 1;
  const across = isOnItsSide ? picture.height : picture.width;
  const scale = across > 0 ? (frameWidth * zoom) / across : 0;
  const drawn = { width: picture.width * scale, height: picture.height * scale };
  return { picture: drawn, room: isOnItsSide ? { width: drawn.height, height: drawn.width } : drawn };
};
