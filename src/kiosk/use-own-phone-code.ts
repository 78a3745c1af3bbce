import { useEffect, useState } from 'preact/hooks';
import { createOwnPhone } from '../tablet/own-phone.ts';
import type { Enrolment } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';

/** The link of this moment for visitors' own phones, another one with every slot; null while there is none. */
export const useOwnPhoneCode = ({ store, clock, sender }: Tablet, station: Enrolment): string | null => {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    const { serverOffsetMs } = sender;
    const ownPhone = createOwnPhone({ store, clock, serverOffsetMs, origin: location.origin });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    const show = async (): Promise<void> => {
      const mine = ++turn;
      clearTimeout(timer);
      // A browser that cannot sign just now has no code to show: the other ways in are there.
      const code = await ownPhone.code(station).catch(() => null);
      if (mine !== turn) return;
      setLink(code?.link ?? null);
      if (code) timer = setTimeout(() => void show(), code.goodForMs);
    };
    // Timers stand still while a tablet sleeps.
    const onWake = () => void show();
    document.addEventListener('visibilitychange', onWake);
    void show();
    return () => {
      turn++;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onWake);
    };
  }, [station.device, station.signingKey, station.pack.event.id]);
  return link;
};
