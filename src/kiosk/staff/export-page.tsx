import { useEffect, useMemo, useState } from 'preact/hooks';
import { mostRecordsAsFrames } from '#domain/sealed-export.ts';
import { say } from '../../messages/index.ts';
import { createExporting, fileNameOf, type OwnExport } from '../../tablet/export.ts';
import type { Tablet } from '../../tablet/tablet.ts';
import { Button } from '../../ui/button.tsx';
import { QrSeries } from './qr-series.tsx';

interface ExportPageProps {
  tablet: Tablet;
  /** Somebody films the codes: nobody touches the tablet meanwhile. */
  onBusy: (busy: boolean) => void;
}

type Step =
  | { at: 'start' }
  /** Handed over; whether it arrived only a person can say. */
  | { at: 'handed-over'; exports: OwnExport[]; as: 'file' | 'codes' }
  | { at: 'codes'; exports: OwnExport[] }
  | { at: 'arrived'; count: number }
  | { at: 'failed' };

const fileOf = (sealed: OwnExport): File =>
  new File([JSON.stringify(sealed)], fileNameOf(sealed), { type: 'application/json' });

const download = (sealed: OwnExport): void => {
  const file = fileOf(sealed);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // Safari reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const mayShare = (exports: OwnExport[]): boolean =>
  navigator.canShare?.({ files: exports.map(fileOf) }) ?? false;

const countOf = (exports: readonly OwnExport[]): number =>
  exports.reduce((sum, { records }) => sum + records.length, 0);

/** The way out of a dead network: what is kept here, sealed, as a file or as a series of QR codes. */
export const ExportPage = ({ tablet, onBusy }: ExportPageProps) => {
  const exporting = useMemo(() => createExporting(tablet), [tablet]);
  const [kept, setKept] = useState<OwnExport[] | null>(null);
  const [step, setStep] = useState<Step>({ at: 'start' });
  const sender = tablet.sender.view.value;
  useEffect(() => {
    void exporting.make().then((made) => (made.ok ? setKept(made.value) : setStep({ at: 'failed' })));
  }, [sender]);
  useEffect(() => {
    onBusy(step.at === 'codes');
    return () => onBusy(false);
  }, [step.at]);
  if (step.at === 'failed')
    return (
      <p class="staff-pin-problem" role="alert">
        {say('staff.problem.storage-broken.act')}
      </p>
    );
  if (!kept) return null;
  const count = countOf(kept);

  const confirm = async (exports: OwnExport[]): Promise<void> => {
    const confirmed = await exporting.confirm(exports);
    setStep(confirmed.ok ? { at: 'arrived', count: countOf(exports) } : { at: 'failed' });
  };
  const save = (): void => {
    for (const sealed of kept) download(sealed);
    setStep({ at: 'handed-over', exports: kept, as: 'file' });
  };
  const share = (): void =>
    void navigator.share({ files: kept.map(fileOf) }).then(
      () => setStep({ at: 'handed-over', exports: kept, as: 'file' }),
      // Cancelled: nothing happened.
      () => undefined,
    );

  switch (step.at) {
    case 'codes':
      return (
        <QrSeries
          exports={step.exports}
          onDone={() => setStep({ at: 'handed-over', exports: step.exports, as: 'codes' })}
          onCancel={() => setStep({ at: 'start' })}
        />
      );
    case 'handed-over':
      return (
        <section class="staff-export">
          <h1>{say(`staff.export.arrived-${step.as}`)}</h1>
          {step.as === 'file' && (
            <ul class="staff-files">
              {step.exports.map((sealed) => (
                <li key={sealed.device}>{fileNameOf(sealed)}</li>
              ))}
            </ul>
          )}
          <p>{say('staff.export.arrived-lead')}</p>
          <div class="staff-acts">
            <Button kind="main" onPress={() => void confirm(step.exports)}>
              {say('staff.export.yes')}
            </Button>
            <Button onPress={() => setStep({ at: 'start' })}>{say('staff.export.no')}</Button>
          </div>
        </section>
      );
    case 'start':
    case 'arrived':
      return (
        <section class="staff-export">
          <h1>{count === 0 ? say('staff.export.none') : say('staff.export.title', { count })}</h1>
          {step.at === 'arrived' && (
            <p class="staff-note" role="status">
              {say('staff.export.noted', { count: step.count })}
            </p>
          )}
          <p>{say(count === 0 ? 'staff.export.none-lead' : 'staff.export.lead')}</p>
          {count > 0 && (
            <div class="staff-acts">
              <Button kind={step.at === 'arrived' ? 'plain' : 'main'} onPress={save}>
                {say('staff.export.file')}
              </Button>
              {mayShare(kept) && <Button onPress={share}>{say('staff.export.share')}</Button>}
              <Button
                disabled={count > mostRecordsAsFrames}
                onPress={() => setStep({ at: 'codes', exports: kept })}
              >
                {say('staff.export.codes')}
              </Button>
              {count > mostRecordsAsFrames && (
                <p class="staff-quiet">{say('staff.export.too-many', { most: mostRecordsAsFrames })}</p>
              )}
            </div>
          )}
        </section>
      );
  }
};
