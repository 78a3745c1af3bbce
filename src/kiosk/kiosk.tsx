import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CameraState } from '../camera/camera-watch.ts';
import { addWords, say } from '../messages/index.ts';
import { kioskWords } from '../messages/kiosk.ts';
import { questionWords } from '../messages/questions.ts';
import { openTablet } from '../tablet/tablet.ts';
import { watchForUpdate } from '../tablet/update.ts';
import { type Booth, createBooth } from './booth.ts';
import './kiosk.css';
// Hears the browser's offer to install, which comes before the screens that show it have loaded.
import './install/offer.ts';
import { useIdle } from '../ui/use-idle.ts';
import { usePart } from '../ui/use-part.ts';
import { LanguageChoice, speakStationLanguage } from './language-choice.tsx';
import { SafetyMark } from './safety-mark.tsx';
import { Attract } from './screens/attract.tsx';
import { Form } from './screens/form.tsx';
import { SaveFailed } from './screens/save-failed.tsx';
import { Saved } from './screens/saved.tsx';
import { Saving } from './screens/saving.tsx';
import type { SetUpProps } from './screens/set-up.tsx';
import { Starting, StorageBroken } from './screens/starting.tsx';
import type { StaffProps } from './staff/staff.tsx';
import { StaffDoor } from './staff/staff-door.tsx';
import { stayAwake } from './stay-awake.ts';
import { stayPut } from './stay-put.ts';
import { readyTones } from './tone.ts';
import { useScanner } from './use-scanner.ts';
import { Viewfinder } from './viewfinder.tsx';
import type { Visit } from './visit.ts';

await addWords(questionWords);
await addWords(kioskWords);
await speakStationLanguage();

const tablet = openTablet();
const booth = createBooth(tablet);
const { takeUpdate } = watchForUpdate({
  isIdle: booth.isIdle,
  restart: () => {
    // From here on nobody can begin what the reload would end.
    booth.send({ type: 'restarted' });
    location.reload();
  },
});

/** How long nobody must have touched the tablet before an update may take it. */
const quietMs = 10_000;

// Asked for at once, so that it is here even when a wipe has taken what the service worker kept.
const loadingSetUp = import('./screens/set-up.tsx').then(({ SetUp }) => SetUp);
loadingSetUp.catch(() => undefined);

const StationSetUp = (props: SetUpProps) => {
  const SetUp = usePart(true, () => loadingSetUp);
  return SetUp ? <SetUp {...props} /> : <Starting />;
};

const Screen = ({ booth, camera }: { booth: Booth; camera: CameraState }) => {
  const visit = booth.visit.value;
  switch (visit.at) {
    case 'starting':
      return <Starting />;
    case 'storage-broken':
      return <StorageBroken />;
    case 'not-enrolled':
    case 'enrolling':
    case 'enrolment-failed':
    case 'signed-out':
      return <StationSetUp booth={booth} visit={visit} />;
    case 'attract':
      return <Attract booth={booth} camera={camera} />;
    case 'form':
      return <Form booth={booth} form={visit} />;
    case 'saving':
      return <Saving />;
    case 'saved':
      return <Saved key={visit.id} booth={booth} visit={visit} />;
    case 'save-failed':
      return <SaveFailed booth={booth} visit={visit} />;
  }
};

/** The staff side comes as a chunk of its own: visitors need not wait for it. */
const StaffRoom = (props: StaffProps) => {
  const [Staff, setStaff] = useState<ComponentType<StaffProps> | null>(null);
  useEffect(() => {
    import('./staff/staff.tsx').then((room) => setStaff(() => room.Staff), booth.closeStaffView);
  }, []);
  return Staff && <Staff {...props} />;
};

/** The code for visitors' own phones is one too. Without it the other ways in are there. */
const loadOwnPhone = async () => (await import('./own-phone.tsx')).OwnPhone;

const isStaffKey = ({ ctrlKey, altKey, code }: KeyboardEvent): boolean =>
  ctrlKey && altKey && code === 'KeyS';

const useStaffKey = (enrolled: boolean): void =>
  useEffect(() => {
    if (!enrolled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (isStaffKey(event)) booth.openStaffView();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [enrolled]);

/** Below every visitor's screen: the quiet mark of safety, which is the staff's door, and the languages. */
const Foot = ({ at }: { at: Visit['at'] }) => {
  const enrolled = booth.station.value !== null;
  const sender = booth.sender.value;
  return (
    <footer class="kiosk-foot">
      {enrolled && at === 'save-failed' && (
        <StaffDoor look="safety-trouble" onOpen={booth.openStaffView}>
          {say('safety.door')}
        </StaffDoor>
      )}
      {enrolled && sender && at !== 'save-failed' && (
        <SafetyMark sender={sender} onOpen={booth.openStaffView} />
      )}
      <LanguageChoice />
    </footer>
  );
};

/** The booth's wing: one screen after another for one visitor after another. */
export const Kiosk = () => {
  const { at } = booth.visit.value;
  const station = booth.station.value;
  const enrolled = station !== null;
  const forStaff = booth.staffAreHere.value;
  const { camera, turn } = useScanner(booth, enrolled);
  const OwnPhone = usePart(enrolled, loadOwnPhone);
  useStaffKey(enrolled);
  useEffect(() => {
    readyTones();
    void booth.start();
  }, []);
  useEffect(() => {
    if (!enrolled) return;
    const ends = [stayPut(), stayAwake()];
    return () => {
      for (const end of ends) end();
    };
  }, [enrolled]);
  useEffect(() => {
    // The visit is over, and with it the language that its person chose.
    if (at === 'attract') void speakStationLanguage();
  }, [at]);
  useIdle(quietMs, takeUpdate);
  return (
    <main class={`kiosk kiosk-${forStaff ? 'staff' : at}`}>
      <div class="kiosk-screen">
        <Viewfinder camera={camera} turn={turn} shown={at === 'attract' && !forStaff} />
        {forStaff ? <StaffRoom booth={booth} tablet={tablet} /> : <Screen booth={booth} camera={camera} />}
        {OwnPhone && station && (
          <OwnPhone tablet={tablet} station={station} shown={at === 'attract' && !forStaff} />
        )}
      </div>
      {!forStaff && <Foot at={at} />}
    </main>
  );
};
