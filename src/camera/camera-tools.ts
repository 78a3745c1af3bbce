import type { Html5Qrcode } from 'html5-qrcode';

/** Which side of the tablet looks. */
export type Facing = 'front' | 'back';

/** What this camera offers beyond its picture; null where it does not. */
export interface CameraTools {
  facing: Facing;
  /** There is another camera to turn to. */
  canTurn: boolean;
  torch: { set: (on: boolean) => Promise<void> } | null;
  zoom: {
    least: number;
    most: number;
    step: number;
    now: number;
    set: (factor: number) => Promise<void>;
  } | null;
}

/** `focusMode` is of the Image Capture specification, which TypeScript's types do not have yet. */
type Focus = { focusMode?: string[] };

/** Badges come from near and far: focus that was set once would miss most. Where it is refused, it stays as it is. */
export const keepFocusing = async (reader: Html5Qrcode): Promise<void> => {
  if (!('getCapabilities' in MediaStreamTrack.prototype)) return;
  const { focusMode = [] } = reader.getRunningTrackCapabilities() as Focus;
  if (!focusMode.includes('continuous')) return;
  const advanced = [{ focusMode: 'continuous' } as MediaTrackConstraintSet];
  await reader.applyVideoConstraints({ advanced }).catch(() => undefined);
};

/** The tools of the camera that runs, by html5-qrcode's own account of them. */
export const toolsOf = (
  reader: Html5Qrcode,
  { facing, canTurn }: Pick<CameraTools, 'facing' | 'canTurn'>,
): CameraTools => {
  const capabilities = reader.getRunningTrackCameraCapabilities();
  const torch = capabilities.torchFeature();
  const zoom = capabilities.zoomFeature();
  return {
    facing,
    canTurn,
    torch: torch.isSupported() ? { set: (on) => torch.apply(on) } : null,
    zoom: zoom.isSupported()
      ? {
          least: zoom.min(),
          most: zoom.max(),
          step: zoom.step(),
          now: zoom.value() ?? zoom.min(),
          set: (factor) => zoom.apply(factor),
        }
      : null,
  };
};
